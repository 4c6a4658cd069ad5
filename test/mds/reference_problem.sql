-- mds.reference_problem: what keeps merges from looking after a column, and that it fails nobody's merge.
begin;
\ir ../fixtures.sql
select plan(25);

select is(pg_temp.contract('mds.reference_problem'), 'stable returns text', 'contract');
select is(pg_temp.callers('mds.reference_problem'), array[]::text[], 'only functions of MDS call it');

create schema shop;
create table shop.orders (id integer primary key, user_id uuid, what text);
create table shop.made (id integer primary key, of_id uuid, user_id uuid generated always as (of_id) stored);
create table shop.secret (id integer primary key, user_id uuid);
create index on shop.orders (user_id);
alter table shop.secret enable row level security;
grant usage on schema shop to mds_references, mds_operator;
grant select, update on all tables in schema shop to mds_references;
select throws_ok($$ select mds.register_reference('shop.made', 'user_id') $$, 'MDREF', null, 'a generated column cannot be repointed');
select throws_ok($$ select mds.register_reference('shop.secret', 'user_id') $$, 'MDREF', null, 'nor can rows that row security hides');
create policy readable on shop.secret for select to mds_references using (true);
select throws_ok($$ select mds.register_reference('shop.secret', 'user_id') $$, 'MDREF', null, 'nor those that can only be read');
create policy writable on shop.secret for update to public using (true);
select lives_ok($$ select mds.register_reference('shop.secret', 'user_id') $$, 'policies that show all of them do');
create policy strict on shop.secret as restrictive to mds_references using (id > 0);
select is((select array_agg(column_name || ' ' || problem) from mds.reference_gaps()), array['user_id hidden'], 'and are looked at again');
drop table shop.secret;

select mds.register_reference('shop.orders', 'user_id') \g /dev/null
select table_name as gone from mds.reference_gaps() where problem = 'gone' \gset
select mds.unregister_reference(:'gone', 'user_id') \g /dev/null
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann, (mds.ingest('crm', '2', '{"employer": "Birch"}')).canonical_user_id as bea \gset
insert into shop.orders values (1, :'bea', 'a'), (2, :'bea', 'b'), (3, :'ann', 'c');

-- After each damage: merge, look at the gaps, preview, and let the night follow; then everything as before.
create function pg_temp.after(p_damage text) returns text language plpgsql volatile security definer as $$
declare
    v_ann   uuid := pg_temp.user_of('crm', '1');
    v_bea   uuid := pg_temp.user_of('crm', '2');
    v_found text;
begin
    execute p_damage;
    perform mds.merge_preview(v_ann, v_bea);
    perform mds.merge_users(v_ann, v_bea, 'x');
    perform mds.follow_references();
    set constraints all immediate;
    v_found := (select string_agg(concat_ws(' ', g.problem, g.row_count), ', ') from mds.reference_gaps() g);
    raise exception sqlstate '0A001' using message = coalesce(v_found, 'none');
exception when sqlstate '0A001' then
    return sqlerrm;
end;
$$;
select is(pg_temp.after('select'), 'none', 'all is well');
select is(pg_temp.after(damage), problem, damage)
  from (values ('revoke all on shop.orders from mds_references', 'not allowed'), ('revoke usage on schema shop from mds_references', 'not allowed'),
               ('alter table shop.orders rename column user_id to whom', 'gone'), ('alter table shop.orders rename column id to number', 'gone'),
               ('alter table shop.orders drop column user_id', 'gone'), ('drop table shop.orders', 'gone'),
               ('alter table shop.orders enable row level security', 'hidden'),
               (format('alter table shop.orders add check (what <> ''a'' or user_id <> %L)', :'ann'), 'unfollowed 1'),
               ('create function shop.no() returns trigger language plpgsql as $f$ begin raise exception ''no''; end $f$; create trigger no before update on shop.orders for each row execute function shop.no()', 'unfollowed 2'),
               ('create function shop.no() returns trigger language plpgsql as $f$ begin assert false; end $f$; create trigger no before update on shop.orders for each row execute function shop.no()', 'unfollowed 2'),
               ('create function shop.no() returns trigger language plpgsql as $f$ begin raise exception ''no''; end $f$; create constraint trigger no after update on shop.orders deferrable initially deferred for each row execute function shop.no()', 'unfollowed 2'),
               ('alter table shop.orders alter column user_id type text', 'failing'),
               ('delete from shop.orders where id = 2; alter table shop.orders add unique (user_id) deferrable initially deferred', 'unfollowed 1'))
    as d (damage, problem);
select lives_ok(format('select mds.merge_users(%L, %L, ''x'')', :'ann', :'bea'), 'and nothing of it is left');
select is((select count(*) from shop.orders where user_id = :'ann'), 3::bigint, 'rows follow');
-- What the server or another session does is told.
select mds.unmerge((select max(id) from mds.merges), 'x') \g /dev/null
create function shop.busy() returns trigger language plpgsql as $$ begin raise exception sqlstate '40P01'; end $$;
create trigger busy before update on shop.orders for each row execute function shop.busy();
select throws_ok(format('select mds.merge_users(%L, %L, ''x'')', :'ann', :'bea'), '40P01', null, 'a deadlock is the caller''s to know');
select is((select count(*) from shop.orders where user_id = :'bea'), 2::bigint, 'and nothing is half done');

select finish();
rollback;
