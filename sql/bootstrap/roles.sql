-- Roles are cluster-wide, so they live before the plan. Once per cluster, as a superuser or a role with CREATEROLE;
-- safe to run again.
\set ON_ERROR_STOP on

select format('create role %I nologin', role)
  from unnest(array['mds_owner', 'mds_service', 'mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader',
                    'mds_auditor', 'mds_cdc', 'mds_operator', 'mds_references']) as role
 where not exists (select from pg_roles where rolname = role)
\gexec

select 'create role mds_deployer login'
 where not exists (select from pg_roles where rolname = 'mds_deployer')
\gexec
grant mds_owner to mds_deployer;
-- Membership lets mds_owner give it the functions that look at other people's tables; it has no part in mds_owner.
grant mds_references to mds_owner;

-- A login for each Debezium connector. Passwords are set by whoever runs the connectors. Only a superuser may give REPLICATION and
-- BYPASSRLS before PostgreSQL 16; without them cdc.health_checks says so. row_security = off makes a snapshot that row policies
-- would cut short fail instead.
select format('create role %I login connection limit 10', role)
  from unnest(array['mds_cdc_outbox', 'mds_cdc_canonical']) as role
 where not exists (select from pg_roles where rolname = role)
\gexec
select format('alter role %I replication bypassrls', rolname)
  from pg_roles
 where rolname in ('mds_cdc_outbox', 'mds_cdc_canonical') and not (rolreplication and rolbypassrls)
   and (select rolsuper from pg_roles where rolname = current_user)
\gexec
alter role mds_cdc_outbox set row_security = off;
alter role mds_cdc_canonical set row_security = off;
grant mds_cdc to mds_cdc_outbox, mds_cdc_canonical;

comment on role mds_owner      is 'Owns every object of MDS; nobody logs in as it.';
comment on role mds_deployer   is 'Logs in to deploy, and becomes mds_owner.';
comment on role mds_service    is 'Ingests records and finds users; sees the rows of its own source systems.';
comment on role mds_steward    is 'Reviews duplicates; merges, splits and edits users.';
comment on role mds_approver   is 'Second pair of eyes on high-risk merges.';
comment on role mds_reader     is 'Reads golden profiles, personal data masked.';
comment on role mds_pii_reader is 'Reads golden profiles, personal data in clear.';
comment on role mds_auditor    is 'Reads lineage, decisions and the audit log.';
comment on role mds_cdc        is 'Reads what is published; the logins of the connectors are members.';
comment on role mds_cdc_outbox    is 'Login of the Debezium connector outbox.';
comment on role mds_cdc_canonical is 'Login of the Debezium connector canonical.';
comment on role mds_operator   is 'Runs jobs; trains and activates models.';
comment on role mds_references is 'Reads and repoints registered columns of other tables, may do nothing else, and is no member of any role: code of their owners runs as it.';
