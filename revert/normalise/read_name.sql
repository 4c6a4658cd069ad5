-- Revert mds:normalise/read_name from pg
begin;

drop function normalise.read_name(text);

commit;
