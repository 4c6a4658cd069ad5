-- Verify mds:normalise/phone_written on pg
begin;

select has_function_privilege('public', 'normalise.phone_written(text)', 'execute');

rollback;
