-- mds.write_reference: a row of a registered table repointed as mds_references.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('mds.write_reference'), 'volatile definer returns setof mds.reference_move', 'contract');
select is(pg_temp.callers('mds.write_reference'), array['mds_references'], 'only its owner and that of MDS call it');
select function_owner_is('mds', 'write_reference', array['mds.registered_references', 'mds.reference_move[]'], 'mds_references');

create schema shop;
create table shop.seen (who name);
create table shop.orders (n integer, at timestamptz, user_id uuid, primary key (n, at)) partition by range (n);
create table shop.few partition of shop.orders for values from (0) to (10);
insert into shop.orders values (1, '2026-01-01 12:00Z', '00000000-0000-0000-0000-00000000000a'), (2, '2026-01-02 12:00Z', '00000000-0000-0000-0000-00000000000a');
create function shop.note() returns trigger language plpgsql as $$ begin insert into shop.seen values (current_user); return null; end $$;
create constraint trigger note after update on shop.few deferrable initially deferred for each row execute function shop.note();
create function pg_temp.wrote(p_key text, p_old text, p_new text) returns bigint language sql volatile
return (select sum(t.row_count) from mds.write_reference(
            row(1, 'shop.orders'::regclass, 'user_id', '{n,at}', '{integer,timestamp with time zone}', now(), 'x')::mds.registered_references,
            array[row(p_key::text[], ('00000000-0000-0000-0000-00000000000' || p_old)::uuid, ('00000000-0000-0000-0000-00000000000' || p_new)::uuid, null)::mds.reference_move]) t);
select throws_ok($$ select pg_temp.wrote('{1,"2026-01-01 12:00:00+00"}', 'a', 'b') $$, '42501', null, 'it has no more rights than were granted to mds_references');
grant usage on schema shop to mds_references;
grant insert on shop.seen to mds_references;
grant select (n, at, user_id), update (user_id) on shop.orders to mds_references;
set local role mds_owner;
select is(pg_temp.wrote('{1,"2026-01-01 12:00:00+00"}', 'a', 'b'), 1::bigint, 'a row is repointed');
select is(pg_temp.wrote('{2,"2026-01-02 12:00:00+00"}', 'b', 'c'), 0::bigint, 'one that points elsewhere is not');
select is(pg_temp.wrote('{3,"2026-01-03 12:00:00+00"}', 'a', 'b'), 0::bigint, 'nor one that is not there');
reset role;
select results_eq('select right(user_id::text, 1) from shop.orders order by n', array['b', 'a'], 'this one and no other');
select results_eq('select who from shop.seen', array['mds_references']::name[], 'a deferred trigger of a partition has run at once, as the role');
update shop.orders set user_id = user_id;
select is((select count(*) from shop.seen), 1::bigint, 'and waits again for others');
create table shop.visits (n integer primary key, user_id uuid check (n <> 2 or user_id <> '00000000-0000-0000-0000-00000000000b'));
insert into shop.visits select n, '00000000-0000-0000-0000-00000000000a' from generate_series(1, 3) n;
grant select, update on shop.visits to mds_references;
select results_eq($$ select t.row_key, t.row_count from mds.write_reference(row(1, 'shop.visits'::regclass, 'user_id', '{n}', '{integer}', now(), 'x')::mds.registered_references,
                         array(select row(array[n::text], user_id, '00000000-0000-0000-0000-00000000000b', null)::mds.reference_move from shop.visits order by n)) t $$,
    $$ values ('{1}'::text[], 1::bigint), ('{3}', 1) $$, 'a row that a constraint holds back keeps no other');
alter function mds.write_reference security invoker;
select throws_ok($$ select pg_temp.wrote('{1,"2026-01-01 12:00:00+00"}', 'b', 'c') $$, '42501', null, 'with other rights it does nothing');

select finish();
rollback;
