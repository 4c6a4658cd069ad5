-- Revert mds:mds/verify_golden from pg
begin;

drop function mds.verify_golden(integer);

commit;
