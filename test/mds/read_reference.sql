-- mds.read_reference: rows of a registered table, read as mds_references.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.read_reference'), 'stable definer returns setof mds.referring_rows', 'contract');
select is(pg_temp.callers('mds.read_reference'), array['mds_references'], 'only its owner and that of MDS call it');
select function_owner_is('mds', 'read_reference', array['mds.registered_references', 'uuid[]', 'boolean'], 'mds_references');

create schema shop;
create table shop.orders (at timestamptz, n integer, user_id uuid, primary key (n, at));
insert into shop.orders values ('2026-01-01 12:00Z', 1, '00000000-0000-0000-0000-00000000000a'), ('2026-01-02 12:00Z', 2, '00000000-0000-0000-0000-00000000000a'),
                               ('2026-01-03 12:00Z', 3, '00000000-0000-0000-0000-00000000000b'), ('2026-01-04 12:00Z', 4, null);
create function pg_temp.reference() returns mds.registered_references language sql stable
return row(1, 'shop.orders'::regclass, 'user_id', '{n,at}', '{integer,timestamp with time zone}', now(), 'x')::mds.registered_references;
create function pg_temp.found(p_by_key boolean) returns text[] language sql stable
return array(select format('%s %s %s', right(r.user_id::text, 1), r.row_key, r.row_count)
               from mds.read_reference(pg_temp.reference(), '{00000000-0000-0000-0000-00000000000a,00000000-0000-0000-0000-00000000000b}', p_by_key) r order by r.user_id, r.row_key);
select throws_ok('select pg_temp.found(true)', '42501', null, 'it has no more rights than were granted to mds_references');
grant usage on schema shop to mds_references;
grant select (n, at, user_id) on shop.orders to mds_references;
set local role mds_owner;
select is(pg_temp.found(false), array['a  2', 'b  1'], 'counted for each user');
set local timezone = 'Asia/Tokyo';
set local datestyle = 'German';
select is(pg_temp.found(true), array['a {1,"2026-01-01 12:00:00+00"} 1', 'a {2,"2026-01-02 12:00:00+00"} 1', 'b {3,"2026-01-03 12:00:00+00"} 1'],
          'or with their keys, which are written one way');
reset role;
alter function mds.read_reference security invoker;
set local role mds_owner;
select throws_ok('select pg_temp.found(true)', '42501', null, 'with other rights than those of mds_references it does nothing');
reset role;
select throws_ok('select pg_temp.found(true)', '42501', null, 'not a superuser''s either');

select finish();
rollback;
