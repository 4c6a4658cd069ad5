-- Revert mds:mds/open_case from pg
begin;

drop function mds.open_case(bigint);

commit;
