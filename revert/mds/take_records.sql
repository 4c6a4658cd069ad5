-- Revert mds:mds/take_records from pg
begin;

drop function mds.take_records(mds.incoming_record[], bigint, boolean, bigint);
drop type mds.incoming_record;

commit;
