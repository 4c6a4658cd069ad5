-- Revert mds:normalise/street_words from pg
begin;

drop type normalise.street_words;

commit;
