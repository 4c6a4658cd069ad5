-- Revert mds:normalise/transliterate_syllables from pg
begin;

drop function normalise.transliterate_syllables(text);

commit;
