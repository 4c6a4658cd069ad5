-- Revert history:history/is_about_erased from pg
begin;

drop function history.is_about_erased(text, jsonb, jsonb);

commit;
