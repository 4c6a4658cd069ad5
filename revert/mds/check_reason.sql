-- Revert mds:mds/check_reason from pg
begin;

drop function mds.check_reason(text);

commit;
