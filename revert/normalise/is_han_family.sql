-- Revert mds:normalise/is_han_family from pg
begin;

drop function normalise.is_han_family(text);

commit;
