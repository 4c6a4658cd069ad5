-- mds.offers_at: what the identities of a user said at a moment.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.offers_at'), 'stable returns mds.offer[]', 'contract');
select is(pg_temp.callers('mds.offers_at'), array[]::text[], 'only functions of MDS call it');


create function pg_temp.said(p_user uuid, p_at timestamptz) returns text language sql volatile return
    (select string_agg(format('%s:%s v%s %s', o.source_system, o.source_record_id, o.payload_version, o.value #>> '{}'), ', ' order by o.source_system, o.source_record_id)
       from unnest(mds.offers_at(p_user, p_at)) o where o.attribute = 'full_name');
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}', '2026-01-01')).canonical_user_id as ann \gset
select clock_timestamp() as first \gset
select mds.ingest('crm', '1', '{"full_name": "Ann Smith"}', '2026-02-01'), mds.ingest('crm', '1', '{"full_name": "Ann Stale"}', '2026-01-15') \g /dev/null
select clock_timestamp() as second \gset
select mds.ingest('billing', '2', '{"full_name": "A Smith", "external_ids": {"crm": "1"}}') \g /dev/null
update mds.source_identities set ingested_at = :'second'::timestamptz + interval '1 microsecond' where source_record_id = '2';     -- a transaction has one now()
select clock_timestamp() as third \gset
select mds.retract('billing', '2', 'gone') \g /dev/null
select is(pg_temp.said(:'ann', at::timestamptz), said, description)
  from (values (:'first', 'crm:1 v1 Ann Oakley', 'the payload of then'), (:'second', 'crm:1 v2 Ann Smith', 'the next, not the stale one'),
               (:'third', 'billing:2 v1 A Smith, crm:1 v2 Ann Smith', 'with the identities of then'), (clock_timestamp()::text, 'crm:1 v2 Ann Smith', 'without those that have gone'),
               ('2000-01-01', null, 'none before the first')) as c (at, said, description);
select is((select (unnest(mds.offers_at(:'ann', :'first'))).said_at limit 1), '2026-01-01', 'as the source dates it');

select finish();
rollback;
