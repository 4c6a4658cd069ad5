-- Deploy mds:mds/finish_load to pg
-- requires: mds/open_load
begin;

create or replace function mds.finish_load(p_load_id bigint)
returns mds.loads
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_load      mds.loads := mds.open_load(p_load_id);
    v_rejected  bigint;
begin
    select count(*) into v_rejected from mds.rejected_records r where r.load_id = p_load_id;
    if v_rejected <> v_load.rows_rejected then
        raise exception 'load % does not add up', p_load_id
            using errcode = 'MDLOD', detail = format('%s rejected rows were counted, %s are kept.', v_load.rows_rejected, v_rejected),
                  hint = 'The load stays open; look at mds.rejected_records.';
    end if;
    update mds.loads l
       set state = 'finished', finished_at = clock_timestamp()
     where l.id = p_load_id
    returning * into v_load;
    return v_load;
end;
$$;

comment on function mds.finish_load(bigint) is
$$Closes a load and returns its counts. Raises MDLOD when it is not running, or when the rejected rows kept are not as many as
were counted; MDFOR when another login began it.$$;

grant execute on function mds.finish_load(bigint) to mds_service, mds_operator;

commit;
