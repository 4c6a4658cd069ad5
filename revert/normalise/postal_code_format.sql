-- Revert mds:normalise/postal_code_format from pg
begin;

drop function normalise.postal_code_format(text, text);
drop trigger postal_codes_compile on normalise.postal_codes;
drop function normalise.compile_postal_code_format();

commit;
