-- Revert mds:mds/check_payload from pg
begin;

drop function mds.check_payload(jsonb);

commit;
