-- A switchboard: that two people have the telephone number of so many others says nothing of them.
begin;
\ir ../fixtures.sql
select plan(21);

select pg_temp.decide_by('{"candidate_cap": 4}') \g /dev/null
create function pg_temp.answers(p_id text, p_name text, p_more jsonb default '{}') returns void language sql volatile
begin atomic
    select pg_temp.says('crm', p_id, jsonb_build_object('full_name', p_name, 'phone', '020 7946 0001') || p_more);
end;
create function pg_temp.are_one(p_a text, p_b text) returns boolean language sql
return pg_temp.user_of('crm', p_a) = pg_temp.user_of('crm', p_b);

select pg_temp.answers('a1', 'Ann Oakley'), pg_temp.answers('a2', 'Ann Oakley'), pg_temp.answers('b', 'Bertram Quux'), pg_temp.answers('c', 'Cyril Nettle') \g /dev/null
select ok(pg_temp.are_one('a1', 'a2'), 'one name and one number are one person''s, where few have the number');
select pg_temp.user_of('crm', 'a1') as ann, pg_temp.identity_of('crm', 'a1') as a1, pg_temp.identity_of('crm', 'a2') as a2 \gset

-- The fifth makes it a switchboard's.
select pg_temp.answers('d', 'Dora Vane') \g /dev/null
select ok(not pg_temp.are_one('a1', 'a2'), 'where many have it, it does not count');
select is(pg_temp.user_of('crm', 'a1'), :'ann'::uuid, 'the first keeps the id');
select is_empty(format('select from mds.why_records(%s, %s) where comparison = ''phone''', :a1, :a2), 'as the waterfall shows');
select is(mds.why_not(:a1, :a2) ->> 'reason', 'review_weight', 'and the reason given');
select is(mds.why_not(:a1, :a2) #> '{keys,capped}', '["phone"]', 'with the key that too many share');
select is((select evidence ? 'phone' from mds.search('{"full_name": "Bertram Quux", "phone": "020 7946 0001"}')), false, 'nor where it is searched for');
select is_empty('select * from mds.verify_rebuild()', 'in whatever order they come');

-- Everything else that they say does.
select pg_temp.answers('a1', 'Ann Oakley', '{"date_of_birth": "1950-02-03"}'), pg_temp.answers('a2', 'Ann Oakley', '{"date_of_birth": "1950-02-03"}') \g /dev/null
select ok(pg_temp.are_one('a1', 'a2'), 'a birthday joins them again');
select pg_temp.answers('b2', 'Bertram Quux', '{"phones": ["07700 900123"]}'), pg_temp.answers('b', 'Bertram Quux', '{"phones": ["07700 900123"]}') \g /dev/null
select ok(pg_temp.are_one('b', 'b2'), 'and so does another number, that few have');
select pg_temp.answers('c2', 'Cyril Nettle') \g /dev/null
select ok(not pg_temp.are_one('c', 'c2'), 'who comes later is judged as those before');
select is_empty('select * from mds.verify_rebuild()', 'in whatever order they come');

-- And what is a switchboard's no more, counts again.
select mds.retract('crm', 'd', 'left'), mds.retract('crm', 'a1', 'left'), mds.retract('crm', 'a2', 'left') \g /dev/null
select ok(pg_temp.are_one('c', 'c2'), 'when so many have left that few have it, it counts again');
select is_empty('select * from mds.verify_rebuild()', 'in whatever order they come');
select pg_temp.answers('e', 'Emil Sand'), pg_temp.answers('f', 'Flora Wick') \g /dev/null
select ok(not pg_temp.are_one('c', 'c2'), 'and then it does not');
select pg_temp.partition() as before \gset
select mds.recompute() \g /dev/null
select is(pg_temp.partition(), :'before'::text[], 'mds.recompute finds them so');

-- The same of a mailbox, and of a number that is on the stop list of the model.
select pg_temp.says('crm', 'm' || n, jsonb_build_object('full_name', 'Max Moor', 'email', 'friends@example.org', 'date_of_birth', format('19%s4-0%s-1%s', n + 2, n, n + 1))) from generate_series(1, 6) n \g /dev/null
select is((select count(distinct pg_temp.user_of('crm', 'm' || n)) from generate_series(1, 6) n), 6::bigint, 'a mailbox of many joins nobody');
select pg_temp.says('crm', 'h' || n, jsonb_build_object('full_name', name, 'address', jsonb_build_object('line1', '1 Long House', 'city', 'Hove', 'postal_code', 'BN3 1AA')))
  from unnest('{Otto Pym,Otto Pym,Rosa Lind,Sven Ek}'::text[]) with ordinality as p (name, n) \g /dev/null
select ok(pg_temp.are_one('h1', 'h2'), 'given a house of three');
select pg_temp.says('crm', 'h5', '{"full_name": "Tilda Moss", "address": {"line1": "1 Long House", "city": "Hove", "postal_code": "BN3 1AA"}}') \g /dev/null
select ok(not pg_temp.are_one('h1', 'h2'), 'that too many live in one house neither');
select pg_temp.says('crm', 'n1', '{"full_name": "Nora Ash", "phone": "020 7946 0002"}'), pg_temp.says('crm', 'n2', '{"full_name": "Nora Ash", "phone": "020 7946 0002"}') \g /dev/null
select ok(pg_temp.are_one('n1', 'n2'), 'given a number of two');
select pg_temp.decide_by(jsonb_build_object('stop_keys', jsonb_agg(jsonb_build_object('key', normalise.hash64('phone|' || t), 'reason', 'a switchboard'))))
  from matching.features f, unnest(f.phone_tails) t where f.source_identity_id = pg_temp.identity_of('crm', 'n1') \g /dev/null
select mds.recompute() \g /dev/null
select ok(not pg_temp.are_one('n1', 'n2'), 'that is on the stop list');

select finish();
rollback;
