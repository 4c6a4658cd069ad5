-- mds.follow_references: references follow merges that they have missed.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.follow_references'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('mds.follow_references'), array['mds_operator'], 'who may call it');
create schema shop;
create table shop.orders (id integer primary key, user_id uuid references mds.canonical_users);
grant usage on schema shop to mds_references;
grant select, update on shop.orders to mds_references;
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two \gset
select mds.merge_users(:'one', :'two', 'x') \g /dev/null
insert into shop.orders values (1, :'two'), (2, :'two'), (3, :'one');
select mds.register_reference('shop.orders', 'user_id') \g /dev/null
set local session authorization test_operator;
select results_eq('select state, all_count, moved_count from mds.follow_references(p_dry_run => true)', $$ values ('finished', 1::bigint, 0::bigint) $$, 'a dry run counts the users');
select results_eq('select state, done_count, moved_count from mds.follow_references()', $$ values ('finished', 1::bigint, 2::bigint) $$, 'rows with an old id follow');
reset session authorization;
select results_eq('select distinct user_id from shop.orders', array[:'one']::uuid[], 'to the survivor');
select results_eq('select done_count from mds.follow_references()', array[0::bigint], 'once');


-- Rows that cannot follow keep the job, and those after it, no longer than a call.
select (mds.ingest('crm', '3', '{"employer": "Yew"}')).canonical_user_id as three \gset
select mds.merge_users(:'one', :'three', 'x') \g /dev/null
create function shop.stay() returns trigger language plpgsql as $$ begin raise exception 'stay'; end $$;
create trigger stay before update on shop.orders for each row execute function shop.stay();
insert into shop.orders values (4, :'two'), (5, :'three');
select results_eq($$ select state, done_count, all_count, moved_count from mds.follow_references('0 s') $$, $$ values ('finished', 1::bigint, 2::bigint, 0::bigint) $$, 'what moves nobody ends');
drop trigger stay on shop.orders;
select results_eq($$ select state, done_count, all_count, moved_count from mds.follow_references('0 s') $$, $$ values ('following', 1::bigint, 2::bigint, 1::bigint) $$, 'what moves somebody goes on');

select finish();
rollback;
