-- Revert mds:normalise/split_name from pg
begin;

drop function normalise.split_name(text);

commit;
