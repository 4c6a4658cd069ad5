-- Revert history:history/apply from pg
begin;

drop function history.apply(text[], jsonb[], text[], bigint[], bigint[], timestamptz[], jsonb[]);

commit;
