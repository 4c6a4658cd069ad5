-- mds.reject: keeps a line of a file that could not be read.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.reject'), 'volatile definer returns void', 'contract');
select is(pg_temp.callers('mds.reject'), array['mds_operator', 'mds_service'], 'who may call it');

set local session authorization test_crm;
select mds.start_load('a.csv', 'hash') as load_id \gset
select mds.reject(:load_id, 7, 'a;ragged;line', 'MDPAY', 'three columns instead of two') \g /dev/null
select results_eq('select line, record, error_code, message, source_system from mds.rejected_records', $$ values (7::bigint, 'a;ragged;line', 'MDPAY', 'three columns instead of two', null) $$, 'as it came, with the reason');
select results_eq('select last_line, rows_read, rows_loaded, rows_rejected from mds.loads', $$ values (0::bigint, 1::bigint, 0::bigint, 1::bigint) $$, 'and counts it');
select throws_ok(format('select mds.reject(%s, 8, ''x'', %L, %L)', :load_id, code, message), 'MDPAY', null, description)
  from (values (null, 'x', 'a code is given'), ('MDRAW', null, 'and a reason')) as c (code, message, description);
select throws_ok($$ select mds.reject(-1, 7, 'x', 'MDPAY', 'x') $$, 'MDLOD', null, 'an unknown load does not run');
set local session authorization test_billing;
select throws_ok(format($$ select mds.reject(%s, 8, 'x', 'MDPAY', 'x') $$, :load_id), 'MDFOR', null, 'another login''s is not yours');
reset session authorization;

select finish();
rollback;
