-- Revert mds:normalise/take_house_number from pg
begin;

drop function normalise.take_house_number(normalise.street_words, char);

commit;
