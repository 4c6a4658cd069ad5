-- Deploy mds:mds/ingest_batch to pg
-- requires: mds/take_records
-- requires: mds/check_dry_run
begin;

create or replace function mds.ingest_batch(
    p_source_system  text,
    p_records        jsonb,
    p_dry_run        boolean default false
)
returns setof mds.resolution
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_answers mds.resolution[];
begin
    perform mds.check_caller(p_source_system);
    if p_records is null or jsonb_typeof(p_records) <> 'array' then
        raise exception 'a batch must be a JSON array'
            using errcode = 'MDPAY', detail = format('p_records is %s.', coalesce(jsonb_typeof(p_records), 'null')),
                  hint = '[{"source_record_id": "...", "source_updated_at": "...", "payload": {...}}, ...]';
    end if;
    perform mds.check_dry_run(p_dry_run);

    begin
        select array_agg(t) into v_answers
          from mds.take_records(
                   array(select row(r.n, p_source_system,
                                    case when jsonb_typeof(r.item -> 'source_record_id') in ('string', 'number') then r.item ->> 'source_record_id' end,
                                    case when jsonb_typeof(r.item) = 'object' then r.item ->> 'source_updated_at' end,
                                    case when jsonb_typeof(r.item) = 'object' then r.item -> 'payload' else r.item end)::mds.incoming_record
                           from jsonb_array_elements(p_records) with ordinality as r (item, n)
                          order by r.n),
                   null, false) t;
        if p_dry_run then
            raise exception 'dry run' using errcode = 'MDDRY';
        end if;
    exception when sqlstate 'MDDRY' then
        null;       -- everything written is undone; the answers are kept
    end;
    return query select * from unnest(v_answers);
end;
$$;

comment on function mds.ingest_batch(text, jsonb, boolean) is
$$Takes in many records of one source system at once; one mds.resolution per record, in their order.

p_records: [{"source_record_id": "...", "source_updated_at": "...", "payload": {...}}, ...]. The same as calling mds.ingest
for each, several times faster. A record that cannot be used is kept in mds.rejected_records and answered with action
rejected; the rest goes on. Raises MDPAY when p_records is no array or p_dry_run is null, MDSRC for an unknown source system, MDFOR when it is
not the caller's.$$;

grant execute on function mds.ingest_batch(text, jsonb, boolean) to mds_service, mds_operator;

commit;
