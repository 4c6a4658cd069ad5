-- Revert mds:normalise/noble_rank from pg
begin;

drop function normalise.noble_rank(text);

commit;
