-- Revert mds:mds/check_record from pg
begin;

drop function mds.check_record(text, text, jsonb);

commit;
