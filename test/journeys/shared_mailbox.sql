-- Two people claim one e-mail address: nobody fails, one has it, and a case says so.
begin;
\ir ../fixtures.sql
select plan(9);

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "office@example.org"}', '2026-01-01')).canonical_user_id as ann,
       (pg_temp.says('crm', '2', '{"full_name": "Bertram Quux", "email": "Office@Example.org"}', '2026-01-01')).canonical_user_id as bert \gset
select isnt(:'ann'::uuid, :'bert'::uuid, 'a shared mailbox makes nobody one person');
reset session authorization;
create function pg_temp.holder() returns text language sql as $$ select string_agg(full_name, ', ' order by full_name) from mds.canonical_profiles where email is not null $$;
select is(pg_temp.holder(), 'Ann Oakley', 'the older user has the address');
select results_eq('select reason, candidate_user_id, possible_match_user_id from mds.open_duplicates', format($$ values ('shared_email', %L::uuid, %L::uuid) $$, :'bert', :'ann'), 'a case says that the other claims it too');
select mds.ingest('billing', '2', '{"full_name": "Bertram Quux", "email": "office@example.org", "external_ids": {"crm": "2"}}', '2026-01-01') \g /dev/null
select is(pg_temp.holder(), 'Bertram Quux', 'a more trusted source takes it away');
select is((select count(*) from mds.open_duplicates), 1::bigint, 'the case is still one');
select mds.ingest('billing', '2', '{"full_name": "Bertram Quux", "email": "bert@example.org", "external_ids": {"crm": "2"}}', '2026-02-01') \g /dev/null
select is(pg_temp.holder(), 'Ann Oakley, Bertram Quux', 'who has an address of his own gives it back');
select is_empty('select * from mds.open_duplicates', 'and the case is closed');
select mds.retract('crm', '1', 'gone') \g /dev/null
select is(pg_temp.holder(), 'Bertram Quux', 'who is gone has none');
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree');

select finish();
rollback;
