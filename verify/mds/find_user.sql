-- Verify mds:mds/find_user on pg
begin;

select 'mds.find_user(text, text)'::regprocedure;

rollback;
