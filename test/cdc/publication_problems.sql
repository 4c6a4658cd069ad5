-- cdc.publication_problems: publications against the catalogue of data.
begin;
\ir ../fixtures.sql
select plan(12);

select columns_are('cdc', 'publication_problems', array['publication_name', 'relation', 'column_name', 'problem']);
select is(pg_temp.readers('cdc.publication_problems'), array['mds_auditor', 'mds_cdc', 'mds_cdc_canonical', 'mds_cdc_outbox', 'mds_operator'], 'who may read it');
select is_empty('table cdc.publication_problems', 'our publications have none');

create view pg_temp.found as select publication_name, relation::text, column_name::text from cdc.publication_problems;

create publication careless for table mds.source_identities (id, ingested_payload, attributes), governance.hash_keys (purpose, secret),
    matching.features (source_identity_id, government_ids);
select set_eq($$ select relation, column_name from pg_temp.found where publication_name = 'careless' $$,
    $$ values ('mds.source_identities', 'ingested_payload'), ('mds.source_identities', 'attributes'), ('governance.hash_keys', 'secret'),
              ('matching.features', 'government_ids') $$, 'payload, restricted, secret and sealed columns are found');

create publication no_list for table mds.canonical_profiles;
select set_eq($$ select relation, column_name from pg_temp.found where publication_name = 'no_list' $$,
    $$ values ('mds.canonical_profiles', null), ('mds.canonical_profiles', 'claimed_email') $$, 'a table without a list, and what is in it');

create publication all_of_mds for tables in schema mds;
select set_has($$ select relation, column_name from pg_temp.found where publication_name = 'all_of_mds' $$,
    $$ values (null::text, null::text), ('mds.payload_versions', 'payload') $$, 'a whole schema');
create publication everything for all tables;
select set_has($$ select relation, column_name from pg_temp.found where publication_name = 'everything' $$,
    $$ values (null::text, null::text), ('mds.payload_versions', 'payload') $$, 'and the whole database');
drop publication all_of_mds;
drop publication everything;

create table mds.novelties (id bigint primary key);
create publication novelties for table mds.novelties (id);
select results_eq($$ select column_name, problem from cdc.publication_problems where publication_name = 'novelties' $$, $$ values ('id'::name, 'has no class') $$,
    'what has no class');

-- What somebody does to ours.
drop publication careless; drop publication no_list; drop publication novelties;
alter publication mds_canonical_pub set table mds.canonical_profiles (id, claimed_email);
select set_eq($$ select problem like 'is of class restricted%', column_name from cdc.publication_problems $$, $$ values (true, 'claimed_email'::name), (false, 'claimed_email') $$,
    'a column too many: of a class that stays, and not granted');
alter table mds.canonical_profiles replica identity full;
select isnt_empty($$ select from cdc.publication_problems where problem like 'has a replica identity%' $$, 'another replica identity');
drop publication mds_canonical_pub;
select results_eq('select publication_name, problem from cdc.publication_problems', $$ values ('mds_canonical_pub'::name, 'does not exist') $$, 'none');
set local session authorization test_operator;
select isnt_empty('table cdc.publication_problems', 'operators see it');
reset session authorization;

select finish();
rollback;
