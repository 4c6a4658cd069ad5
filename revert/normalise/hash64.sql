-- Revert mds:normalise/hash64 from pg
begin;

drop function normalise.hash64(text);

commit;
