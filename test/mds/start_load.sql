-- mds.start_load: begins to load a file, or finds the load that stopped.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.start_load'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('mds.start_load'), array['mds_operator', 'mds_service'], 'who may call it');

set local session authorization test_crm;
select mds.start_load('a.csv', 'hash', '{"x": 1}') as load_id \gset
select is(mds.start_load('b.csv', 'hash', '{"x": 1}'), :load_id::bigint, 'the same contents under another name are resumed');
select isnt(mds.start_load('a.csv', 'hash', '{"x": 2}'), :load_id::bigint, 'other options are another load');
select isnt(mds.start_load('a.csv', 'other', '{"x": 1}'), :load_id::bigint, 'and so are other contents');
select mds.finish_load(:load_id) \g /dev/null
select isnt(mds.start_load('a.csv', 'hash', '{"x": 1}'), :load_id::bigint, 'a finished load is not resumed');
select throws_ok($$ select mds.start_load(null, 'hash') $$, 'MDPAY', null, 'a file has a name');
select throws_ok($$ select mds.start_load('a.csv', null) $$, 'MDPAY', null, 'and a hash');
reset session authorization;

select finish();
rollback;
