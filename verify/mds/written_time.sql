-- Verify mds:mds/written_time on pg
begin;

select 'mds.written_time(text, text)'::regprocedure;

rollback;
