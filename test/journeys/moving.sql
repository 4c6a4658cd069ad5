-- A record moves to another person; ids stay where they were.
begin;
\ir ../fixtures.sql
select plan(7);

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}', '2026-01-01')).canonical_user_id as ann,
       (pg_temp.says('crm', '2', '{"full_name": "Bertram Quux", "email": "bert@example.org"}', '2026-01-01')).canonical_user_id as bert \gset
select is((pg_temp.says('billing', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}', '2026-01-01')).canonical_user_id, :'ann', 'an account of Ann''s');
select results_eq($$ select canonical_user_id, action from pg_temp.says('billing', '1', '{"full_name": "Bertram Quux", "email": "bert@example.org"}', '2026-02-01') $$,
    format($$ values (%L::uuid, 'moved') $$, :'bert'), 'is taken over by Bertram');
select is(array[pg_temp.user_of('crm', '1'), pg_temp.user_of('crm', '2')], array[:'ann', :'bert']::uuid[], 'nobody else moves');
select is(mds.get_user(:'ann') #>> '{golden,full_name}', 'Ann Oakley', 'Ann keeps her name');
select is(mds.get_user(:'ann') #>> '{lineage,$.email,source_system}', 'crm', 'which the CRM still says');
reset session authorization;
select is_empty('select * from mds.merges', 'that is no merge');
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree');

select finish();
rollback;
