-- Verify mds:mds/user_states on pg
begin;

select * from mds.user_states where false;

rollback;
