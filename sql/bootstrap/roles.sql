-- Roles are cluster-wide, so they live before the plan. Once per cluster, as a superuser or a role with CREATEROLE;
-- safe to run again.
\set ON_ERROR_STOP on

select format('create role %I nologin', role)
  from unnest(array['mds_owner', 'mds_service', 'mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader',
                    'mds_auditor', 'mds_cdc', 'mds_operator']) as role
 where not exists (select from pg_roles where rolname = role)
\gexec

select 'create role mds_deployer login'
 where not exists (select from pg_roles where rolname = 'mds_deployer')
\gexec
grant mds_owner to mds_deployer;

comment on role mds_owner      is 'Owns every object of MDS; nobody logs in as it.';
comment on role mds_deployer   is 'Logs in to deploy, and becomes mds_owner.';
comment on role mds_service    is 'Ingests records and finds users; sees the rows of its own source systems.';
comment on role mds_steward    is 'Reviews duplicates; merges, splits and edits users.';
comment on role mds_approver   is 'Second pair of eyes on high-risk merges.';
comment on role mds_reader     is 'Reads golden profiles, personal data masked.';
comment on role mds_pii_reader is 'Reads golden profiles, personal data in clear.';
comment on role mds_auditor    is 'Reads lineage, decisions and the audit log.';
comment on role mds_cdc        is 'Streams published tables to Debezium.';
comment on role mds_operator   is 'Runs jobs; trains and activates models.';
