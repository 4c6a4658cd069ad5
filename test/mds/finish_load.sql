-- mds.finish_load: closes a load.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.finish_load'), 'volatile definer returns mds.loads', 'contract');
select is(pg_temp.callers('mds.finish_load'), array['mds_operator', 'mds_service'], 'who may call it');

set local session authorization test_crm;
select mds.start_load('a.csv', 'hash') as load_id \gset
select mds.reject(:load_id, 1, 'x', 'MDPAY', 'x') \g /dev/null
reset session authorization;
savepoint honest;
delete from mds.rejected_records;
set local session authorization test_crm;
select throws_ok(format('select mds.finish_load(%s)', :load_id), 'MDLOD', null, 'nothing reports success before the rows are counted');
reset session authorization;
rollback to honest;
set local session authorization test_billing;
select throws_ok(format('select mds.finish_load(%s)', :load_id), 'MDFOR', null, 'another login''s is not yours');
set local session authorization test_crm;
select results_eq(format('select state, rows_rejected, finished_at is not null from mds.finish_load(%s)', :load_id), $$ values ('finished', 1::bigint, true) $$, 'it returns its counts');
select throws_ok(format('select mds.finish_load(%s)', :load_id), 'MDLOD', null, 'it is finished once');
select throws_ok('select mds.finish_load(null)', 'MDLOD', null, 'none cannot be finished');
reset session authorization;

select finish();
rollback;
