-- mds.refresh_profiles: derives golden profiles anew.
begin;
\ir ../fixtures.sql
select plan(13);

create function pg_temp.emails() returns text language sql stable
return (select string_agg(full_name || coalesce(' ' || email::text, ' -'), ', ' order by full_name) from mds.canonical_profiles);
create function pg_temp.refresh() returns integer language sql
return cardinality(mds.refresh_profiles(array(select id from mds.canonical_users)));
select is(pg_temp.contract('mds.refresh_profiles'), 'volatile returns uuid[]', 'contract');
select is(pg_temp.callers('mds.refresh_profiles'), array[]::text[], 'only functions of MDS call it');

-- Three people and one mailbox, so they are never joined.
select mds.ingest('crm', 'a', '{"full_name": "Ann Example", "email": "Info@example.org"}'), mds.ingest('crm', 'b', '{"full_name": "Bertram Quux", "email": "info@example.org"}'),
       mds.ingest('shop', 'c', '{"full_name": "Carl Zebra", "email": "info@example.org"}') \g /dev/null
select is(pg_temp.emails(), 'Ann Example info@example.org, Bertram Quux -, Carl Zebra -', 'of equal claims the oldest user''s wins');
select is(pg_temp.refresh(), 0, 'recomputing changes nothing');
select is((select array_agg(distinct version) from mds.canonical_profiles), array[1::bigint], 'and no version');

select mds.ingest('billing', 'z', '{"full_name": "Zoe Last", "email": "info@example.org"}') \g /dev/null
select is(pg_temp.emails(), 'Ann Example -, Bertram Quux -, Carl Zebra -, Zoe Last info@example.org', 'a more trusted claim takes it away');
select is_empty('select * from pg_temp.stale_profiles()', 'lineage follows, also of who lost it');
select is((select version from mds.canonical_profiles where full_name = 'Ann Example'), 2::bigint, 'whose version says so');

select mds.retract('billing', 'z', 'gone') \g /dev/null
select is(pg_temp.emails(), 'Ann Example info@example.org, Bertram Quux -, Carl Zebra -', 'and it falls back');
select is_empty('select * from pg_temp.stale_profiles()', 'lineage follows');
select is((mds.set_trust('shop', 90, 'a test')).changed_count, 2::bigint, 'a changed trust changes the profiles it must');
select is(pg_temp.refresh(), 0, 'at once');
select is(pg_temp.emails(), 'Ann Example -, Bertram Quux -, Carl Zebra info@example.org', 'by the same rule');

select finish();
rollback;
