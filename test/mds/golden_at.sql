-- mds.golden_at: the golden values a profile had at a moment.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.golden_at'), 'stable returns jsonb', 'contract');
select is(pg_temp.callers('mds.golden_at'), array[]::text[], 'only functions of MDS call it');

create function pg_temp.golden(p_at timestamptz) returns jsonb language sql return (select mds.golden_at(p.id, p_at) from mds.canonical_profiles p);
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "preferences": {"colour": "red"}}', '2026-03-01') \g /dev/null
select clock_timestamp() as first \gset
select mds.ingest('crm', '1', '{"full_name": "Ann Smith", "email": "smith@example.org"}', '2026-04-01') \g /dev/null
select clock_timestamp() as second \gset
select mds.retract('crm', '1', 'gone') \g /dev/null
select is(pg_temp.golden(:'first') - 'given_name' - 'family_name', '{"full_name": "Ann Oakley", "email": "ann@example.org", "preferences.colour": "red"}', 'read from the payload of then');
select is(pg_temp.golden(:'second') ->> 'full_name', 'Ann Smith', 'which the next one superseded');
select is(pg_temp.golden(clock_timestamp()), '{}', 'nothing is left of a retracted record');
select is(pg_temp.golden('2000-01-01'), '{}', 'and nothing was before the first');

select finish();
rollback;
