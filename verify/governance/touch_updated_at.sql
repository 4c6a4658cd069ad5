-- Verify mds:governance/touch_updated_at on pg
begin;

select 'governance.touch_updated_at()'::regprocedure;

rollback;
