-- Verify mds:normalise/schema on pg
begin;

select 1 / has_schema_privilege('public', 'normalise', 'usage')::int;

rollback;
