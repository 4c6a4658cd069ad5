-- Verify mds:governance/schema on pg
begin;

select 1 / (to_regnamespace('governance') is not null)::int;

rollback;
