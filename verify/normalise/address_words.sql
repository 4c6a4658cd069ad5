-- Verify mds:normalise/address_words on pg
begin;

select has_function_privilege('normalise.address_word(text)', 'execute'),
       has_function_privilege('normalise.address_form(text, text)', 'execute');
select 1 / (count(*) = 1)::int from pg_trigger where tgname = 'address_terms_compile' and tgrelid = 'normalise.address_terms'::regclass;

rollback;
