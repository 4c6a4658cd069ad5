-- mds.referring_rows: who points at users, or null.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.referring_rows'), 'stable returns mds.referring_rows[]', 'contract');
select is(pg_temp.callers('mds.referring_rows'), array[]::text[], 'only functions of MDS call it');

create schema shop;
create table shop.orders (id integer primary key, user_id uuid);
insert into shop.orders values (1, '00000000-0000-0000-0000-00000000000a'), (2, '00000000-0000-0000-0000-00000000000a');
create function pg_temp.found() returns text language sql volatile
return (select mds.referring_rows(row(1, 'shop.orders'::regclass, 'user_id', '{id}', '{integer}', now(), 'x')::mds.registered_references,
                                  '{00000000-0000-0000-0000-00000000000a}', true)::text);
select is(pg_temp.found(), null, 'null when mds_references may not look');
grant usage on schema shop to mds_references;
grant select, update on shop.orders to mds_references;
select is(pg_temp.found(), '{"(00000000-0000-0000-0000-00000000000a,{1},1)","(00000000-0000-0000-0000-00000000000a,{2},1)"}', 'each row, or');
delete from shop.orders;
select is(pg_temp.found(), '{}', 'none');
alter table shop.orders alter column user_id type text;
select is(pg_temp.found(), null, 'null when reading fails');
alter table shop.orders alter column user_id type uuid using user_id::uuid;

-- Code of the table that runs when it is read: a policy, which is worked out when the query is planned.
create function shop.policy() returns boolean language plpgsql immutable as $$ begin perform set_config('search_path', 'shop, pg_catalog', false); return true; end $$;
alter table shop.orders enable row level security;
create policy mds on shop.orders to mds_references using (true);
select is(pg_temp.found(), '{}', 'a policy that shows all');
create policy plain on shop.orders using (shop.policy());
select is(pg_temp.found(), null, 'null when reading changes what names mean');
select isnt(current_setting('search_path'), 'shop, pg_catalog', 'which does not last');

select finish();
rollback;
