-- Revert mds:normalise/is_title from pg
begin;

drop function normalise.is_title(text, integer, boolean);

commit;
