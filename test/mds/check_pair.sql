-- mds.check_pair: whether a login may ask about two records.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('mds.check_pair'), 'stable returns void', 'contract');
select is(pg_temp.callers('mds.check_pair'), '{}'::text[], 'only functions of MDS call it');
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley"}')).source_identity_id as a, (pg_temp.says('shop', '1', '{"full_name": "Bo Elm"}')).source_identity_id as b,
       (pg_temp.says('billing', '1', '{"full_name": "Cy Fir"}')).source_identity_id as c, (pg_temp.says('billing', '2', '{"full_name": "Di Gum"}')).source_identity_id as gone \gset
select mds.retract('billing', '2', 'gone') \g /dev/null

-- Through a caller of it, as the login decides.
create function pg_temp.may_ask(p_a bigint, p_b bigint) returns text language plpgsql as $$
begin perform mds.why_not(p_a, p_b); return 'yes'; exception when sqlstate 'MDNRC' then return 'no'; end $$;
set local session authorization test_crm;
select is(pg_temp.may_ask(:a, :b), 'yes', 'a service about its own');
select is(pg_temp.may_ask(:a, :c), 'no', 'not about another''s');
reset session authorization;
select pg_temp.says('billing', '1', '{"full_name": "Cy Fir", "external_ids": {"crm": "1"}}') \g /dev/null
set local session authorization test_crm;
select is(pg_temp.may_ask(:a, :c), 'no', 'even if they are one person');
set local session authorization test_reader;
select is(pg_temp.may_ask(:a, :c), 'yes', 'a reader about all');
select is(pg_temp.may_ask(:a, :gone), 'no', 'but what was retracted');
select is(pg_temp.may_ask(:a, -1), 'no', 'what never was');
select is(pg_temp.may_ask(:a, null), 'no', 'nothing');
select is(pg_temp.may_ask(:a, :a), 'no', 'and a record with itself');
reset session authorization;
select lives_ok(format('select mds.check_pair(%s, %s)', :b, :a), 'either may be first');

select finish();
rollback;
