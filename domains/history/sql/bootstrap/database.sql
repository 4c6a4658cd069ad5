-- The database that holds history, before the plan: run while connected to it, as a superuser or its owner; safe to run again.
\set ON_ERROR_STOP on

select format('alter database %I owner to mds_owner', current_database()) \gexec
revoke create on schema public from public;
