-- Revert mds:mds/with_companions from pg
begin;

drop function mds.with_companions(bigint[], bigint[]);

commit;
