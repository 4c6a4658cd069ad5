-- Roles of history, once per cluster, as a superuser or a role with CREATEROLE; safe to run again.
\set ON_ERROR_STOP on

select format('create role %I nologin', role)
  from unnest(array['mds_owner', 'mds_history_writer', 'mds_history_reader']) as role
 where not exists (select from pg_roles where rolname = role)
\gexec

comment on role mds_history_writer is 'Writes history from the topics; the consumer logs in as a member.';
comment on role mds_history_reader is 'Reads history, personal data in clear.';
