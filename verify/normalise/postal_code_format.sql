-- Verify mds:normalise/postal_code_format on pg
begin;

select has_function_privilege('normalise.postal_code_format(text, text)', 'execute');
select 1 / (count(*) = 1)::int from pg_trigger where tgname = 'postal_codes_compile' and tgrelid = 'normalise.postal_codes'::regclass;

rollback;
