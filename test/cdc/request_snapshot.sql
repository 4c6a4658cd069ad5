-- cdc.request_snapshot: tables sent anew.
begin;
\ir ../fixtures.sql
select plan(23);

select is(pg_temp.contract('cdc.request_snapshot'), 'volatile definer returns text', 'contract');
select is(pg_temp.callers('cdc.request_snapshot'), array['mds_operator'], 'who may call it');

set local session authorization test_operator;
select cdc.request_snapshot(array['mds.canonical_users', 'mds.canonical_profiles']) as all_rows \gset
select cdc.request_snapshot(array['mds.canonical_users'], 'updated_at > now() - interval ''1 day''') as some_rows \gset
select throws_ok($$ select cdc.request_snapshot(array['mds.canonical_users', 'mds.payload_versions']) $$, 'MDPAY', null, 'only published tables');
select throws_ok($$ select cdc.request_snapshot(array['cdc.signals']) $$, 'MDPAY', null, 'of mds');
select throws_ok($$ select cdc.request_snapshot('{}') $$, 'MDPAY', null, 'some table');
select throws_ok($$ select cdc.request_snapshot('{{mds.canonical_users},{mds.canonical_users}}') $$, 'MDPAY', null, 'in a plain list');
select throws_ok($$ select cdc.request_snapshot(array['mds.canonical_users', null]) $$, 'MDPAY', null, 'each named');
select throws_ok($$ select cdc.request_snapshot(array['mds.canonical_users'], repeat('x', 2048)) $$, 'MDPAY', null, 'what Debezium would cut off is refused');
select throws_ok(format('select cdc.request_snapshot(%L, %L)', tables, condition), 'MDPAY', null, 'a condition that stops the connector is refused: ' || condition)
  from (values ('{mds.canonical_users}', 'nonsense here'), ('{mds.canonical_users}', 'updated_at > ''yesterday or so'''), ('{mds.canonical_users}', ' '),
               ('{mds.canonical_users}', 'true); drop table mds.jobs; select (true'), ('{mds.canonical_users}', 'status = ''merged'' -- redirects'), ('{mds.canonical_users}', 'no_such_column = 1'),
               ('{mds.source_identities}', 'ingested_payload is not null'), ('{mds.canonical_users}', 'exists (select from mds.value_pins)'),
               ('{mds.canonical_users,mds.attribute_lineage}', 'status = ''merged'''), ('{mds.canonical_users}', 'pg_read_file(''PG_VERSION'') is null'),
               ('{mds.canonical_users}', 'table_to_xml(''mds.value_pins'', true, true, '''') is null')) as c (tables, condition);

-- What an operator makes would run with the rights of the owner, or of the connector.
create function pg_temp.loud() returns boolean language plpgsql as $$ begin delete from mds.jobs; return true; end $$;
create function pg_temp.quiet() returns boolean language plpgsql immutable as $$ begin return pg_temp.loud(); end $$;
select throws_ok($$ select cdc.request_snapshot(array['mds.canonical_users'], 'pg_temp.quiet()') $$, 'MDPAY', null, 'a function of the caller is refused');
reset session authorization;

select isnt_empty('select from mds.jobs', 'and has not run');
select is(data::jsonb, '{"type": "incremental", "data-collections": ["mds.canonical_users", "mds.canonical_profiles"]}', 'a signal as Debezium reads it')
  from cdc.signals where id = :'all_rows';
select is(data::jsonb -> 'additional-conditions', '[{"data-collection": "mds.canonical_users", "filter": "updated_at > now() - interval ''1 day''"}]', 'with a condition')
  from cdc.signals where id = :'some_rows';

select finish();
rollback;
