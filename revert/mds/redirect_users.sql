-- Revert mds:mds/redirect_users from pg
begin;

drop function mds.redirect_users(bigint[], uuid[], uuid[], uuid[], mds.regroupings, bigint);

commit;
