-- Revert mds:normalise/classify_words from pg
begin;

drop function normalise.classify_words(text[], char);

commit;
