-- Verify mds:cdc/emit on pg
begin;

select 'cdc.emit(cdc.event[])'::regprocedure;

rollback;
