-- mds.refresh_legacy_ids: ids in source systems, by user.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.refresh_legacy_ids'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.refresh_legacy_ids'), array[]::text[], 'only functions of MDS call it');

select mds.ingest('crm', 'b', '{"full_name": "Ann Oakley"}'), mds.ingest('crm', 'a', '{"full_name": "Zoe Quill"}'), mds.ingest('shop', '7', '{"full_name": "Ugo Blum"}') \g /dev/null
select pg_temp.user_of('crm', 'b') as ann, pg_temp.user_of('crm', 'a') as zoe \gset
update mds.source_identities set canonical_user_id = :'ann';
select mds.refresh_legacy_ids(array[:'ann', :'zoe']::uuid[]) \g /dev/null
select is((select legacy_ids from mds.canonical_users where id = :'ann'), '{"crm": ["a", "b"], "shop": ["7"]}', 'by system, in their order');
select is((select legacy_ids from mds.canonical_users where id = :'zoe'), '{}', 'who has none has none');
create temp table written on commit drop as select ctid as place from mds.canonical_users;
select mds.refresh_legacy_ids(array[:'ann', :'zoe']::uuid[]) \g /dev/null
select set_eq('select ctid as place from mds.canonical_users', 'table written', 'what is as it should be is not written');

select finish();
rollback;
