-- Revert mds:normalise/transliterate from pg
begin;

drop function normalise.transliterate(text);

commit;
