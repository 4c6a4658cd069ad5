-- mds.rederive_within: profiles after a rule change, as long as the time allows.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.rederive_within'), 'volatile returns mds.rule_change', 'contract');
select is(pg_temp.callers('mds.rederive_within'), array[]::text[], 'only functions of MDS call it');
select results_eq($$ select user_count, changed_count, pending_count from mds.rederive_within('{}', null) $$, $$ values (0::bigint, 0::bigint, 0::bigint) $$, 'nobody is nobody');
select mds.ingest('crm', '1', '{"employer": "Oak"}') \g /dev/null
update mds.canonical_profiles set attributes = '{"employer": "Elm"}';
select results_eq($$ select user_count, changed_count, pending_count from mds.rederive_within(array(select id from mds.canonical_users), '0') $$, $$ values (1::bigint, 1::bigint, 0::bigint) $$, 'a thousand at least, however short the time');

-- More than a thousand.
insert into mds.canonical_users (id) select gen_random_uuid() from generate_series(1, 1100);
select array(select id from mds.canonical_users order by id) as users \gset
select results_eq(format('select user_count, pending_count from mds.rederive_within(%L, ''0'')', :'users'), $$ values (1101::bigint, 101::bigint) $$, 'the rest is left over');
select set_eq('select canonical_user_id from mds.stale_profiles', (:'users'::uuid[])[1001:], 'and known');
select results_eq(format('select pending_count from mds.rederive_within(%L, ''0'')', :'users'), array[101::bigint], 'left over twice');
select results_eq(format('select pending_count from mds.rederive_within(%L, null)', :'users'), array[0::bigint], 'or none, when there is time');

select finish();
rollback;
