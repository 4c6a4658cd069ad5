-- Verify mds:normalise/phone_national on pg
begin;

select 1 / has_function_privilege('public', 'normalise.phone_national(text, normalise.phone_regions)', 'execute')::int;

rollback;
