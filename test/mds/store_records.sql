-- mds.store_records: writes what sources say of records; decides nothing.
begin;
\ir ../fixtures.sql
select plan(10);

create function pg_temp.takes(p_payload jsonb, p_at timestamptz) returns text language sql
return (select (mds.store_records(array[row(1, coalesce(i.id, 1), 'crm', '1', p_at, p_payload, normalise.hash64(p_payload::text), r.attributes, i.id is not null, null)::mds.reading], array[r.features], array(select row(k.key, (r.features).source_identity_id, k.rule)::matching.identity_keys from matching.keys_of(r.features) k)))[1].outcome
          from mds.source_systems s
          left join mds.source_identities i on i.source_system = 'crm',
               mds.read_record(s, coalesce(i.id, 1), '1', p_payload) r
         where s.name = 'crm');
create function pg_temp.current() returns text language sql volatile
return (select format('%s %s %s', i.ingested_payload ->> 'full_name', i.payload_version, i.source_updated_at::date) from mds.source_identities i);
select is(pg_temp.contract('mds.store_records'), 'volatile returns mds.reading[]', 'contract');
select is(pg_temp.callers('mds.store_records'), array[]::text[], 'only functions of MDS call it');

select is(pg_temp.takes(payload::jsonb, at::timestamptz) || ': ' || pg_temp.current(), expected, description)
  from (values
    ('{"full_name": "Ann"}', '2026-02-01', 'changed: Ann 1 2026-02-01', 'a new record'),
    ('{"full_name": "Ann"}', '2026-02-01', 'unchanged: Ann 1 2026-02-01', 'again'),
    ('{"full_name": "Ann"}', null, 'unchanged: Ann 1 2026-02-01', 'again, without a time'),
    ('{"full_name": "Ann"}', '2026-03-01', 'changed: Ann 1 2026-03-01', 'the same, later: only its time is new'),
    ('{"full_name": "Old"}', '2026-01-01', 'stale: Ann 1 2026-03-01', 'an older one is kept, and does not win'),
    ('{"full_name": "Bea"}', '2026-04-01', 'changed: Bea 3 2026-04-01', 'a newer one wins, with the next number'),
    ('{"full_name": "Cleo"}', null, 'changed: Cleo 4 2026-04-01', 'one without a time is news')) as c (payload, at, expected, description);
select results_eq('select version, is_stale from mds.payload_versions order by 1', $$ values (1, false), (2, true), (3, false) $$, 'what is not current is kept');

select finish();
rollback;
