-- Revert mds:normalise/split_compounds from pg
begin;

drop function normalise.split_compounds(text[]);

commit;
