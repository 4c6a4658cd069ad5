-- Revert history:history/row_at from pg
begin;

drop function history.row_at(text, jsonb, timestamptz);

commit;
