-- Verify mds:matching/schema on pg
begin;

select 1 / (to_regnamespace('matching') is not null)::int;

rollback;
