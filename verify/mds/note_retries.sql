-- Verify mds:mds/note_retries on pg
begin;

select 'mds.note_retries(mds.reading[], timestamptz)'::regprocedure;

rollback;
