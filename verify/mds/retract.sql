-- Verify mds:mds/retract on pg
begin;

select 'mds.retract(text, text, text)'::regprocedure;

rollback;
