-- Deploy history:history/row_at to pg
-- requires: history/versions
begin;

create or replace function history.row_at(p_table text, p_key jsonb, p_at timestamptz)
returns jsonb
language sql
stable parallel safe
set search_path = pg_catalog, pg_temp
begin atomic
    select v.content
      from history.versions v
     where v.table_name = p_table and v.key = p_key and v.valid_from <= p_at and (v.valid_to > p_at or v.valid_to is null)
     order by v.lsn desc
     limit 1;
end;

comment on function history.row_at(text, jsonb, timestamptz) is
$$A row as it was at a moment; null when there was none, or the person was erased. Reads with the rights of the caller.

Of several versions of one moment it is the last.$$;

revoke execute on function history.row_at(text, jsonb, timestamptz) from public;
grant execute on function history.row_at(text, jsonb, timestamptz) to mds_history_reader;

commit;
