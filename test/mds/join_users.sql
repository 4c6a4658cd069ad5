-- mds.join_users: folds a user into another. Its ways in are tested where they are; here, what they cannot bring about.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.join_users'), 'volatile returns mds.merge_result', 'contract');
select is(pg_temp.callers('mds.join_users'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two \gset
select throws_ok(format('select mds.join_users(%L, %L, ''x'', ''me'', ''me'')', :'one', :'two'), '23514', null, 'nobody approves of his own merge');
select results_eq(format('select state, survivor_id from mds.join_users(%L, %L, ''x'', ''me'', ''you'')', :'one', :'two'), format($$ values ('applied', %L::uuid) $$, :'one'), 'somebody else does');

-- As many records as one user can have.
select count(mds.ingest('crm', 'm' || n, '{"employer": "Ash"}')) from generate_series(1, 150) n \g /dev/null
select array_agg(id order by id) as many from mds.source_identities where source_record_id like 'm%' \gset
select mds.impose((:'many'::bigint[])[1:1], (:'many'::bigint[])[2:], 1, 'merge', 'x', 'me', 'you'),
       mds.redecide(:'many', (:'many'::bigint[])[1:1], array[pg_temp.user_of('crm', 'm1')]) \g /dev/null
select pg_temp.user_of('crm', 'm150') as giant \gset
select is(:'giant'::uuid, pg_temp.user_of('crm', 'm1'), 'given a user of many records');
select throws_ok(format('select mds.join_users(%L, %L, ''x'', ''me'', ''you'')', :'giant', pg_temp.user_of('crm', '1')), 'MDMRG', null, 'where records must stay apart, users are not one');

select finish();
rollback;
