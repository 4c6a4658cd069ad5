-- mds.unregister_reference: a column that merges pass by again.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.unregister_reference'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('mds.unregister_reference'), array['mds_operator'], 'who may call it');

create schema shop;
create table shop.orders (id integer primary key, user_id uuid);
create table shop.visits (id integer primary key, user_id uuid);
grant usage on schema shop to mds_references, mds_operator;
grant select, update on shop.orders, shop.visits to mds_references;
select mds.register_reference('shop.orders', 'user_id'), mds.register_reference('shop.visits', 'user_id') \g /dev/null
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann, (mds.ingest('crm', '2', '{"employer": "Birch"}')).canonical_user_id as bea \gset
insert into shop.orders values (1, :'bea'), (2, :'ann');
select merge_id as merge from mds.merge_users(:'ann', :'bea', 'x') \gset

set local session authorization test_operator;
select is(mds.unregister_reference('shop.orders', 'user_id'), 1::bigint, 'it says how many rows hold a survivor');
select throws_ok($$ select mds.unregister_reference('shop.orders', 'user_id') $$, 'MDREF', null, 'twice is once too often');
select throws_ok($$ select mds.unregister_reference(null, null) $$, 'MDREF', null, 'nothing is not registered');
reset session authorization;
select mds.unmerge(:merge, 'x') \g /dev/null
select is((select user_id from shop.orders where id = 1), :'ann', 'an unmerge passes it by');

drop table shop.visits;
select is((select array_agg(problem) from mds.reference_gaps()), array['gone'], 'a table that is gone');
select table_name as gone from mds.reference_gaps() \gset
select is(mds.unregister_reference(:'gone', 'user_id'), 0::bigint, 'can be let go of, named as the gap is');
select is_empty('select * from mds.registered_references', 'nothing is registered');

select finish();
rollback;
