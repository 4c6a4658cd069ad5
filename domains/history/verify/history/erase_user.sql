-- Verify history:history/erase_user on pg
begin;

select 'history.erase_user(uuid)'::regprocedure;

rollback;
