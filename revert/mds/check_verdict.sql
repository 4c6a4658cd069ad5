-- Revert mds:mds/check_verdict from pg
begin;

drop function mds.check_verdict(text);

commit;
