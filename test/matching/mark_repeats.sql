-- matching.mark_repeats: of those that say the same, the first five are heard.
begin;
\ir ../fixtures.sql
select plan(19);

create function pg_temp.repeats() returns bigint[] language sql volatile
return array(select source_identity_id from matching.features where is_repeat order by 1);
-- The identities from a place on, by record_key.
create function pg_temp.behind(p_place integer) returns bigint[] language sql volatile
return array(select id from (select source_identity_id as id, row_number() over (order by record_key) as place
                               from matching.features where given = 'gwen') f where place > p_place order by 1);
create function pg_temp.guest(p_id bigint) returns void language sql
return pg_temp.a_record(p_id, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}');
create function pg_temp.sorted(p_ids bigint[]) returns bigint[] language sql return array(select unnest(p_ids) order by 1);

select is(pg_temp.contract('matching.mark_repeats'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('matching.mark_repeats'), array[]::text[], 'only functions of MDS call it');

select pg_temp.guest(n) from generate_series(1, 5) n \g /dev/null
select pg_temp.a_record(100, '{"full_name": "Gwen Guest", "email": "other@guest.example"}') \g /dev/null
select is(matching.mark_repeats(array[1, 2, 3, 4, 5, 100]), null, 'five may say the same');
select is(pg_temp.repeats(), '{}'::bigint[], 'and all are heard');
delete from matching.features where source_identity_id = 100;

select pg_temp.guest(n) from generate_series(6, 12) n \g /dev/null
select is(pg_temp.sorted(matching.mark_repeats(array[6, 7, 8, 9, 10, 11, 12])), pg_temp.behind(5), 'what more say is turned');
select is(pg_temp.repeats(), pg_temp.behind(5), 'they are repeats, whoever came first');
select set_eq('select distinct rule from matching.identity_keys where source_identity_id = any (pg_temp.repeats())',
    $$ select ordinal from matching.blocking_rules where name = 'external_id' and model_id = matching.active_model_id() $$, 'found by their own key alone');
select is((select count(*) from matching.identity_keys where key = normalise.hash64('email|gwen@guest.example')), 5::bigint, 'so five hold what all say');
select is(matching.mark_repeats(array[6]), '{}'::bigint[], 'who is as it should be is not turned');

-- One of the five leaves.
select source_identity_id as gone, f.description as said from matching.features f where not is_repeat order by 1 limit 1 \gset
select matching.forget(array[:gone]) \g /dev/null
select is(matching.mark_repeats(array[:gone]), null, 'who is gone says nothing');
select is(matching.mark_repeats(array[:gone], array[:said]), (select array[id] from unnest(pg_temp.behind(4)) id except select array[id] from unnest(pg_temp.behind(5)) id),
    'but what it said is said by the next');
select is(pg_temp.repeats(), pg_temp.behind(5), 'five again');
select is((select count(*) from matching.identity_keys where key = normalise.hash64('email|gwen@guest.example')), 5::bigint, 'found by their keys');
-- And comes again.
select pg_temp.guest(:gone) \g /dev/null
select is(cardinality(matching.mark_repeats(array[:gone])), 1, 'one of the five comes again, and the last gives its place up');
select is(pg_temp.repeats(), pg_temp.behind(5), 'as before');

-- A repeat that says something else.
select (pg_temp.repeats())[1] as changed \gset
select pg_temp.a_record(:changed, '{"full_name": "Gwen Guest", "email": "new@guest.example"}') \g /dev/null
select is((select is_repeat from matching.features where source_identity_id = :changed), false, 'what it says now is new');
select is(matching.mark_repeats(array[:changed], array[:said]), '{}'::bigint[], 'and the first five of the others are as they were');
select is((select count(*) from matching.identity_keys where key = normalise.hash64('email|new@guest.example')), 1::bigint, 'it has its keys');

-- Records of which each is somebody else.
update matching.features set description = null, is_repeat = false;
select is(matching.mark_repeats(array(select source_identity_id from matching.features)), null, 'a record without a description repeats nobody');

select finish();
rollback;
