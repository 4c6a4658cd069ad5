-- Verify mds:mds/redirect_users on pg
begin;

select 'mds.redirect_users(bigint[], uuid[], uuid[], uuid[], mds.regroupings, bigint)'::regprocedure;

rollback;
