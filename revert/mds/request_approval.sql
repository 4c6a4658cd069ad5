-- Revert mds:mds/request_approval from pg
begin;

drop function mds.request_approval(uuid, uuid, text, text[], uuid);

commit;
