-- Revert mds:mds/derive from pg
begin;

drop function mds.derive(bigint[]);

commit;
