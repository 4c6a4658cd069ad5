-- Revert mds:mds/note_retries from pg
begin;

drop function mds.note_retries(mds.reading[], timestamptz);

commit;
