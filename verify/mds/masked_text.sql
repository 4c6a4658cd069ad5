-- Verify mds:mds/masked_text on pg
begin;

select 'mds.masked_text(text)'::regprocedure;

rollback;
