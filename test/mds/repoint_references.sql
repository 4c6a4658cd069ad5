-- mds.repoint_references: its contract; what it does: register_reference.sql.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.repoint_references'), 'volatile returns bigint', 'contract');
select is(pg_temp.callers('mds.repoint_references'), array[]::text[], 'only functions of MDS call it');
select is(mds.repoint_references(array(select id from mds.canonical_users)), 0::bigint, 'without references there is nothing to do');

-- What an application has left for its commit, on a table of its own that is registered.
create schema shop;
create table shop.seen (who name);
create table shop.orders (id integer primary key, user_id uuid);
create function shop.note() returns trigger language plpgsql as $$ begin insert into shop.seen values (current_user); return null; end $$;
create constraint trigger note after insert on shop.orders deferrable initially deferred for each row execute function shop.note();
grant usage on schema shop to mds_references, test_crm;
grant select, update on shop.orders to mds_references;
grant insert on shop.orders to test_crm;
grant insert on shop.seen to test_crm, mds_references;
select mds.register_reference('shop.orders', 'user_id') \g /dev/null
set local session authorization test_crm;
insert into shop.orders values (1, gen_random_uuid());
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two \gset
reset session authorization;
select mds.merge_users(:'one', :'two', 'x') \g /dev/null
select is_empty('select * from shop.seen', 'waits for it when no row of the table moves');
set local session authorization test_crm;
set constraints all immediate;
reset session authorization;
select results_eq('select who from shop.seen', array['test_crm']::name[], 'and is the application''s own');

select finish();
rollback;
