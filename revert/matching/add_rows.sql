-- Revert mds:matching/add_rows from pg
begin;

drop function matching.add_rows(integer, text, jsonb);

commit;
