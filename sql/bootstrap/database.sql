-- The database, before the plan: run while connected to it, as a superuser or its owner; safe to run again.
-- mds_owner may then create schemas and trusted extensions, and whoever logs in as mds_deployer acts as mds_owner.
\set ON_ERROR_STOP on

select format('alter database %I owner to mds_owner', current_database()) \gexec
select format('alter role mds_deployer in database %I set role = %L', current_database(), 'mds_owner') \gexec
-- Compiling short statements costs more than it saves here (Senzing measured twice the throughput without it).
select format('alter database %I set jit = off', current_database()) \gexec
revoke create on schema public from public;
