-- Verify mds:cdc/schema on pg
begin;

select 1 / (to_regnamespace('cdc') is not null)::int;

rollback;
