-- Verify history:history/schema on pg
begin;

select 1 / (to_regnamespace('history') is not null)::int;

rollback;
