-- mds.golden_at: the golden values a user had at a moment.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.golden_at'), 'stable returns setof mds.past_value', 'contract');
select is(pg_temp.callers('mds.golden_at'), array[]::text[], 'only functions of MDS call it');


create function pg_temp.golden(p_at timestamptz) returns jsonb language sql volatile return
    (select jsonb_object_agg(substr(g.attribute_path, 3), g.value) from mds.canonical_users u, mds.golden_at(u.id, p_at) g);
create function pg_temp.unproven(p_at timestamptz) returns text[] language sql volatile return
    array(select g.attribute_path from mds.canonical_users u, mds.golden_at(u.id, p_at) g where not g.is_proven);
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "preferences": {"colour": "red", "tags": ["a"]}}', '2026-03-01')).canonical_user_id as ann \gset
select clock_timestamp() as first \gset
select mds.ingest('crm', '1', '{"full_name": "Ann Smith", "email": "smith@example.org", "preferences": {"tags": ["a"]}}', '2026-04-01') \g /dev/null
select mds.pin_value(:'ann', '$.email', '"pinned@example.org"', 'x') \g /dev/null
select clock_timestamp() as second \gset
select mds.set_survivorship('preferences.tags', 'aggregate', 'all of them') \g /dev/null
select mds.ingest('shop', '2', '{"full_name": "Ann Smith", "external_ids": {"crm": "1"}, "preferences": {"tags": ["b"]}}', '2026-05-01') \g /dev/null
select clock_timestamp() as third \gset
select mds.unpin_value(:'ann', '$.email', 'x'), mds.set_survivorship('preferences.tags', null, 'no'), mds.retract('crm', '1', 'gone') \g /dev/null

select is(pg_temp.golden(:'first'), '{"full_name": "Ann Oakley", "email": "ann@example.org", "preferences.colour": "red", "preferences.tags": ["a"]}', 'read from the payload of then');
select is(pg_temp.golden(:'second'), '{"full_name": "Ann Smith", "email": "pinned@example.org", "preferences.tags": ["a"]}', 'which the next one superseded, and from the pin of then');
select is(pg_temp.golden(:'third'), '{"full_name": "Ann Smith", "email": "pinned@example.org", "preferences.tags": ["a", "b"]}', 'and by the rules of then');
select is(pg_temp.golden(clock_timestamp()), '{"full_name": "Ann Smith", "preferences.tags": ["b"]}', 'as of now');
select is(pg_temp.golden('2000-01-01'), null, 'nothing was before the first');
select is(pg_temp.unproven(:'first') || pg_temp.unproven(:'second') || pg_temp.unproven(:'third'), '{}', 'all of it is proven by what was kept then');
update mds.payload_versions set payload = jsonb_set(payload, '{full_name}', '"Mallory"') where version = 1;
select is(pg_temp.unproven(:'first'), array['$.full_name'], 'and what is not says so');
select is(pg_temp.golden(:'first') ->> 'full_name', 'Mallory', 'beside what can still be read');

select finish();
rollback;
