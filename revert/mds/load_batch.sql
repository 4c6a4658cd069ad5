-- Revert mds:mds/load_batch from pg
begin;

drop function mds.load_batch(bigint, bigint, bigint, jsonb);
drop type mds.load_counts;

commit;
