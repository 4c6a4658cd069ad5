-- mds.open_load: the running load, locked.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.open_load'), 'volatile returns mds.loads', 'contract');
select is(pg_temp.callers('mds.open_load'), array[]::text[], 'only functions of MDS call it');

grant execute on function mds.open_load(bigint) to public;
set local session authorization test_crm;
select mds.start_load('a.csv', 'hash') as load_id \gset
reset session authorization;
alter function mds.open_load(bigint) security definer;
set local session authorization test_crm;
select is((mds.open_load(:load_id)).file_name, 'a.csv', 'whoever began it may go on');
select throws_ok('select mds.open_load(-1)', 'MDLOD', null, 'an unknown load does not run');
set local session authorization test_billing;
select throws_ok(format('select mds.open_load(%s)', :load_id), 'MDFOR', null, 'another login may not');
set local session authorization test_operator;
select is((mds.open_load(:load_id)).id, :load_id::bigint, 'an operator may');
reset session authorization;

select finish();
rollback;
