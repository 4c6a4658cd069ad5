-- Revert mds:mds/check_caller from pg
begin;

drop function mds.check_caller(text);

commit;
