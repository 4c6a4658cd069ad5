-- Revert mds:normalise/address_words from pg
begin;

drop function normalise.address_word(text), normalise.address_form(text, text);
drop trigger address_terms_compile on normalise.address_terms;
drop function normalise.compile_address_words();

commit;
