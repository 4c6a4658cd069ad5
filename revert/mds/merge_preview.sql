-- Revert mds:mds/merge_preview from pg
begin;

drop function mds.merge_preview(uuid, uuid);

commit;
