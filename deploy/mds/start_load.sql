-- Deploy mds:mds/start_load to pg
-- requires: mds/loads
begin;

create or replace function mds.start_load(p_file_name text, p_file_hash text, p_options jsonb default '{}')
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_id bigint;
begin
    if p_file_name is null or p_file_hash is null then
        raise exception 'a load needs the name and the hash of its file'
            using errcode = 'MDPAY', detail = 'p_file_name or p_file_hash is null.', hint = 'mds load gives both.';
    end if;
    insert into mds.loads (file_name, file_hash, options)
    values (p_file_name, p_file_hash, coalesce(p_options, '{}'))
        on conflict (file_hash, md5(options::text)) where state = 'running' do update set file_name = excluded.file_name
    returning id into v_id;
    return v_id;
end;
$$;

comment on function mds.start_load(text, text, jsonb) is
$$Begins to load a file, or finds the load of the same contents and options that stopped half-way; returns its id.

mds.loads.last_line says where to go on. Raises MDPAY when name or hash is missing.$$;

grant execute on function mds.start_load(text, text, jsonb) to mds_service, mds_operator;

commit;
