-- Revert mds:mds/assign_alone from pg
begin;

drop function mds.assign_alone(bigint);

commit;
