-- Verify mds:normalise/phone on pg
begin;

select has_function_privilege('public', 'normalise.phone(text, char)', 'execute');

rollback;
