-- Revert history:history/erase_user from pg
begin;

drop function history.erase_user(uuid);

commit;
