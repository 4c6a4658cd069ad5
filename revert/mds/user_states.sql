-- Revert mds:mds/user_states from pg
begin;

drop view mds.user_states;

commit;
