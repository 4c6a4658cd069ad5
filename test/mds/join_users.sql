-- mds.join_users: folds a user into another. Its ways in are tested where they are; here, what they cannot bring about.
begin;
\ir ../fixtures.sql
select plan(4);

select is(pg_temp.contract('mds.join_users'), 'volatile returns mds.merge_result', 'contract');
select is(pg_temp.callers('mds.join_users'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two \gset
select throws_ok(format('select mds.join_users(%L, %L, ''x'', ''me'', ''me'')', :'one', :'two'), '23514', null, 'nobody approves of his own merge');
select results_eq(format('select state, survivor_id from mds.join_users(%L, %L, ''x'', ''me'', ''you'')', :'one', :'two'), format($$ values ('applied', %L::uuid) $$, :'one'), 'somebody else does');

select finish();
rollback;
