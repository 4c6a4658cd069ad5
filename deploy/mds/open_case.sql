-- Deploy mds:mds/open_case to pg
-- requires: mds/potential_duplicates
-- requires: mds/lock_users
begin;

create or replace function mds.open_case(p_duplicate_id bigint)
returns mds.potential_duplicates
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_case  mds.potential_duplicates;
begin
    select * into v_case from mds.potential_duplicates d where d.id = p_duplicate_id;
    if not found then
        raise exception 'no case %', coalesce(p_duplicate_id::text, '(null)')
            using errcode = 'MDNRV', detail = 'The review queue never had it.', hint = 'mds.open_duplicates lists what is open.';
    end if;
    perform mds.lock_users(array[v_case.candidate_user_id, v_case.possible_match_user_id]);
    select * into v_case from mds.potential_duplicates d where d.id = p_duplicate_id for update;
    if v_case.closed_at is not null then
        raise exception 'case % is decided', p_duplicate_id
            using errcode = 'MDDEC', detail = format('It was closed at %s as %s: %s', v_case.closed_at, v_case.state, coalesce(v_case.escalation_reason, 'no reason given')),
                  hint = 'A merge is undone with mds.unmerge, a dismissal with mds.clear_override.';
    end if;
    return v_case;
end;
$$;

comment on function mds.open_case(bigint) is
$$An open case, locked with its users. Raises MDNRV for one that never was, MDDEC for one that is decided.$$;

commit;
