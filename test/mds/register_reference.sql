-- mds.register_reference: columns of other tables follow merges and come back.
begin;
\ir ../fixtures.sql
select plan(34);

select is(pg_temp.contract('mds.register_reference'), 'volatile definer returns integer', 'contract');
select is(pg_temp.callers('mds.register_reference'), array['mds_operator'], 'who may call it');

create schema shop;
create table shop.orders (id integer generated always as identity primary key, user_id uuid references mds.canonical_users, what text);
create table shop.wishes (shop text, number integer, owner_id uuid unique references mds.canonical_users, primary key (shop, number));
create table shop.keyless (user_id uuid);
create view shop.order_view as select * from shop.orders;
create index on shop.orders (user_id);

select throws_ok($$ select mds.register_reference('shop.orders', 'user_id') $$, 'MDREF', null, 'mds_references must be allowed to');
grant usage on schema shop to mds_references, mds_operator;
grant select (id, user_id), update (user_id) on shop.orders to mds_references;
grant select, update on shop.wishes, shop.keyless, shop.order_view to mds_references;
set local session authorization test_operator;
select ok(mds.register_reference('shop.orders', 'user_id') is not null, 'a column is registered');
select is(mds.register_reference('shop.orders', 'user_id'), mds.register_reference('shop.orders', 'user_id'), 'again is no error');
select ok(mds.register_reference('shop.wishes', 'owner_id') is not null, 'a key may have several columns');
select throws_ok($$ select mds.register_reference('shop.keyless', 'user_id') $$, 'MDREF', null, 'a table without key is refused');
select throws_ok($$ select mds.register_reference('shop.orders', 'what') $$, 'MDREF', null, 'a column that holds no ids too');
select throws_ok($$ select mds.register_reference('shop.orders', 'nothing') $$, 'MDREF', null, 'and one that is not there');
select throws_ok($$ select mds.register_reference('shop.order_view', 'user_id') $$, 'MDREF', null, 'a view is no table');
select throws_ok($$ select mds.register_reference('mds.merges', 'survivor_id') $$, 'MDREF', null, 'MDS looks after its own');
select throws_ok($$ select mds.register_reference(null, 'user_id') $$, 'MDREF', null, 'and nothing cannot be registered');
create temp table mine (id integer primary key, user_id uuid);
grant select, update on mine to mds_references;
select throws_ok($$ select mds.register_reference('mine', 'user_id') $$, 'MDREF', null, 'what only one session sees is refused');
reset session authorization;

create function pg_temp.orders() returns text language sql volatile
return (select string_agg(what || ':' || case user_id when pg_temp.user_of('crm', '1') then 'ann' else i.source_record_id end, ' ' order by what)
          from shop.orders left join mds.source_identities i on i.minted_user_id = user_id and i.source_record_id <> '1');
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann, (mds.ingest('crm', 'bea', '{"employer": "Birch"}')).canonical_user_id as bea,
       (mds.ingest('crm', 'cem', '{"employer": "Cypress"}')).canonical_user_id as cem \gset
insert into shop.orders (user_id, what) values (:'ann', 'a'), (:'bea', 'b'), (:'cem', 'c');
insert into shop.wishes values ('x', 1, :'ann'), ('x', 2, :'bea'), ('y', 1, :'cem');
select merge_id as first from mds.merge_users(:'bea', :'cem', '1') \gset
select is(pg_temp.orders(), 'a:ann b:bea c:bea', 'a merge repoints');
select merge_id as second from mds.merge_users(:'ann', :'bea', '2') \gset
select is(pg_temp.orders(), 'a:ann b:ann c:ann', 'and a merge of that');
select is((select array_agg(owner_id order by shop, number) from shop.wishes), array[:'ann', :'bea', :'cem']::uuid[], 'a row that a unique constraint holds back stays where it is');
insert into shop.orders (user_id, what) values (:'ann', 'd'), (:'bea', 'e');
select results_eq('select table_name, column_name, problem, row_count from mds.reference_gaps()',
    $$ values ('shop.orders', 'user_id', 'unfollowed', 1::bigint), ('shop.wishes', 'owner_id', 'unfollowed', 2) $$, 'which the gaps say, as they say of new rows with an old id');

select mds.unmerge(:first, 'x') \g /dev/null
select is(pg_temp.orders(), 'a:ann b:ann c:cem d:ann e:bea', 'an unmerge returns what was the absorbed user''s, from below another merge');
update shop.orders set user_id = :'cem' where what = 'b';
select mds.unmerge(:second, 'x') \g /dev/null
select is(pg_temp.orders(), 'a:ann b:cem c:cem d:ann e:bea', 'the rest too; what the application rewrote meanwhile, and what came since, stays');
select is_empty('select * from mds.repointed_references', 'nothing is left behind');

-- A merge and a falling apart by the evidence.
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "external_ids": {"crm": "bea"}}') \g /dev/null
select is(pg_temp.orders(), 'a:ann b:cem c:cem d:ann e:ann', 'a merge by the evidence repoints');
update shop.orders set what = 'f' where what = 'e';
delete from shop.orders where what = 'd';
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}') \g /dev/null
select is(pg_temp.orders(), 'a:ann b:cem c:cem f:bea', 'and what the evidence parts comes back');

-- A key that a session writes in its own way.
create table shop.calls (at timestamptz primary key, user_id uuid);
create index on shop.calls (user_id);
grant select, update on shop.calls to mds_references;
select mds.register_reference('shop.calls', 'user_id') \g /dev/null
insert into shop.calls values ('2026-01-01 12:00Z', :'cem');
select merge_id as third from mds.merge_users(:'ann', :'cem', '3') \gset
select is((select user_id from shop.calls), :'ann', 'a key that depends on the time zone');
set local timezone = 'Asia/Tokyo';
select mds.unmerge(:third, 'x') \g /dev/null
select is((select user_id from shop.calls), :'cem', 'is found again in another');
reset timezone;
drop table shop.calls;
select mds.unregister_reference(r.table_name, r.column_name) from mds.registered_references r where not exists (select from pg_class c where c.oid = r.table_name) \g /dev/null

-- Gaps.
create table shop.visits (id integer primary key, visitor_id uuid references mds.canonical_users);
create table shop.later (id integer primary key, user_id uuid);
grant select, update on shop.later to mds_references;
select mds.register_reference('shop.later', 'user_id') \g /dev/null
select is_empty($$ select * from mds.reference_gaps() where problem = 'unfollowed' $$, 'nothing is unfollowed');
select set_eq($$ select table_name, column_name, problem from mds.reference_gaps() $$,
    $$ values ('shop.visits', 'visitor_id', 'unregistered'), ('shop.later', 'user_id', 'not indexed') $$, 'a foreign key that nobody registered is a gap, and a column without an index');
drop table shop.later;
select set_eq($$ select column_name, problem from mds.reference_gaps() $$, $$ values ('visitor_id', 'unregistered'), ('user_id', 'gone') $$, 'and one that is gone');
select lives_ok(format('select mds.merge_users(%L, %L, ''x'')', :'ann', :'bea'), 'which fails nobody''s merge');

-- The registry and its contents.
select columns_are('mds', 'registered_references', array['id', 'table_name', 'column_name', 'key_columns', 'key_types', 'registered_at', 'registered_by']);
select is(array[pg_temp.readers('mds.registered_references'), pg_temp.readers('mds.repointed_references')], array[array['mds_operator'], array['mds_operator']], 'who may read the registry');
select is(pg_temp.writers('mds.registered_references') || pg_temp.writers('mds.repointed_references'), array[]::text[], 'nobody writes to it');
select columns_are('mds', 'repointed_references', array['reference_id', 'row_key', 'home_user_id', 'current_user_id', 'repointed_at']);
select is(pg_temp.contract('mds.reference_gaps'), 'stable definer returns setof mds.reference_gap', 'contract of the gaps');
select is(pg_temp.callers('mds.reference_gaps'), array['mds_auditor', 'mds_operator', 'mds_steward'], 'and who may ask');

select finish();
rollback;
