-- Deploy mds:mds/open_load to pg
-- requires: mds/loads
begin;

create or replace function mds.open_load(p_load_id bigint)
returns mds.loads
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_load mds.loads;
begin
    select * into v_load from mds.loads l where l.id = p_load_id for update;
    if not found or v_load.state <> 'running' then
        raise exception 'load % is not running', coalesce(p_load_id::text, '(null)')
            using errcode = 'MDLOD',
                  detail  = case when found then format('It was finished %s.', v_load.finished_at) else 'There is no such load.' end,
                  hint    = 'Begin one with mds.start_load.';
    end if;
    if v_load.started_by <> session_user and not pg_has_role(session_user, 'mds_operator', 'member') then
        raise exception 'load % is not yours', p_load_id
            using errcode = 'MDFOR', detail = format('%s began it.', v_load.started_by), hint = 'Go on as that login, or as an operator.';
    end if;
    return v_load;
end;
$$;

comment on function mds.open_load(bigint) is
$$The running load, locked until the end of the transaction. Raises MDLOD when it is unknown or finished, MDFOR when another
login began it.$$;

commit;
