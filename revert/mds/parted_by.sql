-- Revert mds:mds/parted_by from pg
begin;

drop function mds.parted_by(bigint[], bigint[]);

commit;
