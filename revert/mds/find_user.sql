-- Revert mds:mds/find_user from pg
begin;

drop function mds.find_user(text, text);

commit;
