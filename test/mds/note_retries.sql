-- mds.note_retries: rejected records that are taken after all.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.note_retries'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.note_retries'), array[]::text[], 'only functions of MDS note it');

create function pg_temp.note(source_system text, id text, before timestamptz default clock_timestamp()) returns void language sql as $$
    select mds.note_retries(array[row(1, 1, source_system, id, null, null, null, null, null, null)::mds.reading], before) $$;
create function pg_temp.noted() returns text language sql as $$
    select string_agg(source_system || source_record_id, ' ' order by source_system, source_record_id) from mds.rejected_records where retried_at is not null $$;

-- Its plan is made while nobody waits, as of a session that goes on.
set local plan_cache_mode = force_generic_plan;
create function pg_temp.read() returns bigint language sql as $$
    select pg_stat_get_xact_tuples_returned('mds.rejected_records'::regclass) + pg_stat_get_xact_tuples_returned('mds.idx_rejected_records_source_record_id'::regclass) $$;
analyze mds.rejected_records;
select pg_temp.note('crm', '1') \g /dev/null
insert into mds.rejected_records (source_system, source_record_id, error_code, message)
select s, n::text, 'MDPAY', 'x' from unnest(array['crm', 'shop']) s, generate_series(1, 3000) n;
select pg_temp.read() as read \gset
select pg_temp.note('crm', '1') \g /dev/null
select cmp_ok(pg_temp.read() - :read, '<', 10::bigint, 'it does not read all who wait');
select is(pg_temp.noted(), 'crm1', 'a record of one system');
select pg_temp.note('shop', '2', now() - interval '1 hour') \g /dev/null
select is(pg_temp.noted(), 'crm1', 'what is rejected along with it waits');
select retried_at as before from mds.rejected_records where retried_at is not null \gset
select pg_temp.note('crm', '1') \g /dev/null
select is((select retried_at from mds.rejected_records where retried_at is not null), :'before', 'and it is noted once');

select finish();
rollback;
