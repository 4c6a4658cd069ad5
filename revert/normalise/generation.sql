-- Revert mds:normalise/generation from pg
begin;

drop function normalise.generation(text);

commit;
