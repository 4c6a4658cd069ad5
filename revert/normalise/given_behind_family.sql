-- Revert mds:normalise/given_behind_family from pg
begin;

drop function normalise.given_behind_family(text[]);

commit;
