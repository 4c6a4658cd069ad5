-- Verify mds:normalise/name_parts on pg
begin;

select 1 / has_type_privilege('public', 'normalise.name_parts', 'usage')::int;

rollback;
