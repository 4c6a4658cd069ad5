-- Revert mds:mds/apply_verdict from pg
begin;

drop function mds.apply_verdict(mds.potential_duplicates[], bytea[], text, text, uuid);

commit;
