-- Law 9: the same signals again change no row of any table. Law 2: after a rollback every table is as it was.
begin;
\ir ../fixtures.sql
select plan(9);

create function pg_temp.everything() returns void language plpgsql as $$
begin
    perform mds.ingest('crm', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org", "phone": "020 7946 0991", "preferences": {"colour": "red"}}', '2026-03-01', p_idempotency_key => 'k');
    perform mds.ingest('crm', 'a', '{"full_name": "Ann Older"}', '2026-01-01');
    perform mds.ingest('shop', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org"}');
    perform mds.ingest_batch('billing', '[{"source_record_id": "a", "payload": {"full_name": "Ann Oakley", "phone": "+44 20 7946 0991", "email": "ann@example.org"}},
                                          {"source_record_id": "b", "source_updated_at": "2026-02-02", "payload": {"full_name": "Bertram Quux", "email": "info@example.org", "address": {"street": "1 High Street", "city": "Leeds"}}}]');
    perform mds.ingest('members', 'm', '{"full_name": "Carla Zebra", "email": "info@example.org", "external_ids": {"billing": "b"}}', '2026-03-01');
    perform mds.ingest('shop', 'gone', '{"full_name": "Gero Gone"}', '2026-03-01');
end;
$$;
select pg_temp.everything() \g /dev/null
select mds.retract('shop', 'gone', 'asked for') \g /dev/null
create temp table before on commit drop as select * from pg_temp.contents();
select cmp_ok((select count(*) from before where row_count > 0), '>=', 15::bigint, 'given something in most tables');

create function pg_temp.replay() returns void language plpgsql as $$
begin
    perform mds.ingest('crm', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org", "phone": "020 7946 0991", "preferences": {"colour": "red"}}', '2026-03-01', p_idempotency_key => 'k');
    perform mds.ingest('crm', 'a', '{"full_name": "Ann Older"}', '2026-01-01');
    perform mds.ingest('shop', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org"}');
    perform mds.ingest_batch('billing', '[{"source_record_id": "a", "payload": {"full_name": "Ann Oakley", "phone": "+44 20 7946 0991", "email": "ann@example.org"}},
                                          {"source_record_id": "b", "source_updated_at": "2026-02-02", "payload": {"full_name": "Bertram Quux", "email": "info@example.org", "address": {"street": "1 High Street", "city": "Leeds"}}}]');
    perform mds.ingest('members', 'm', '{"full_name": "Carla Zebra", "email": "info@example.org", "external_ids": {"billing": "b"}}', '2026-03-01');
    perform mds.retract('shop', 'gone', 'asked for');
end;
$$;
select pg_temp.replay() \g /dev/null
select is_empty('select * from pg_temp.contents() except select * from before', 'a replay changes no row');
select is((select replay_count from mds.idempotency_keys), 1, 'but the count of the idempotency key');
set local session authorization test_crm;
select mds.ingest('crm', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org", "phone": "020 7946 0991", "preferences": {"colour": "red"}}', '2026-03-01',
                  p_idempotency_key => 'k', p_dry_run => true) \g /dev/null
reset session authorization;
select is((select replay_count from mds.idempotency_keys), 1, 'which a dry run leaves as it is');

-- Whatever a transaction did, a rollback undoes.
savepoint start;
select pg_temp.says('crm', 'new', '{"full_name": "Ann Oakley", "email": "ann@example.org"}'), pg_temp.says('crm', 'a', '{"full_name": "Xaver Zimmermann"}', '2026-09-01'), mds.retract('billing', 'b', 'x') \g /dev/null
select isnt_empty('select * from pg_temp.contents() except select * from before', 'given new, changed and withdrawn records');
rollback to start;
select is_empty('select * from pg_temp.contents() except select * from before', 'after a rollback every table is as it was');

-- So does an error in the middle.
create function pg_temp.fails() returns void language plpgsql as $$
begin
    perform mds.ingest('crm', 'new', '{"full_name": "Ann Oakley", "email": "ann@example.org"}');
    perform mds.ingest('crm', 'bad', '{}');
end;
$$;
select throws_ok('select pg_temp.fails()', 'MDPAY', null, 'one record of two is refused');
select is_empty('select * from pg_temp.contents() except select * from before', 'and neither is taken');
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree');

select finish();
rollback;
