-- Revert mds:normalise/street_part from pg
begin;

drop function normalise.street_part(normalise.street_words, char);

commit;
