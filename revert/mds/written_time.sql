-- Revert mds:mds/written_time from pg
begin;

drop function mds.written_time(text, text);

commit;
