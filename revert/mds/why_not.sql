-- Revert mds:mds/why_not from pg
begin;

drop function mds.why_not(bigint, bigint);

commit;
