-- Revert mds:normalise/letters from pg
begin;

drop table normalise.letters;

commit;
