-- governance.unclassified_columns: where catalogue and database differ. That it is empty: style/catalog.sql.
begin;
\ir ../fixtures.sql
select plan(5);

select columns_are('governance', 'unclassified_columns', array['schema_name', 'table_name', 'column_name', 'problem']);
select is(pg_temp.readers('governance.unclassified_columns'), array['mds_auditor', 'mds_cdc', 'mds_cdc_canonical', 'mds_cdc_outbox', 'mds_operator'], 'who may read it');

create table mds.novelties (id bigint);
alter table mds.canonical_users add column shoe_size text;
alter table mds.merges rename column merged_by to joined_by;
set local session authorization test_operator;
select set_has('select schema_name, table_name, column_name, problem from governance.unclassified_columns',
    $$ values ('mds'::name, 'novelties'::name, 'id'::name, 'has no class'), ('mds', 'canonical_users', 'shoe_size', 'has no class') $$, 'new tables and columns are found');
select set_has('select table_name, column_name, problem from governance.unclassified_columns',
    $$ values ('merges'::name, 'joined_by'::name, 'has no class'), ('merges', 'merged_by', 'does not exist') $$, 'renamed ones, both ways');
reset session authorization;
drop table cdc.outbox_events cascade;
select ok(bool_and(problem = 'does not exist'), 'and dropped ones') from governance.unclassified_columns where table_name = 'outbox_events';

select finish();
rollback;
