-- Deploy mds:mds/reject to pg
-- requires: mds/open_load
begin;

create or replace function mds.reject(p_load_id bigint, p_line bigint, p_raw text, p_error_code text, p_message text)
returns void
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    if p_error_code is null or p_message is null then
        raise exception 'a line is not rejected without a reason'
            using errcode = 'MDPAY', detail = 'p_error_code or p_message is missing.', hint = 'MDRAW: the line cannot be read; MDRID: it has no record id.';
    end if;
    perform mds.open_load(p_load_id);
    insert into mds.rejected_records (load_id, line, record, error_code, message)
    values (p_load_id, p_line, p_raw, p_error_code, p_message);
    update mds.loads l
       set rows_read = l.rows_read + 1, rows_rejected = l.rows_rejected + 1
     where l.id = p_load_id;
end;
$$;

comment on function mds.reject(bigint, bigint, text, text, text) is
$$Keeps a line of a file that could not even be read as a record, with the reason. Raises MDLOD when the load is not running,
MDFOR when another login began it, MDPAY without a reason.$$;

grant execute on function mds.reject(bigint, bigint, text, text, text) to mds_service, mds_operator;

commit;
