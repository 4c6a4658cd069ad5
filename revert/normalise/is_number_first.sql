-- Revert mds:normalise/is_number_first from pg
begin;

drop function normalise.is_number_first(char);

commit;
