-- Deploy mds:mds/referring_rows to pg
-- requires: mds/reference_problem
-- requires: mds/read_reference
-- requires: mds/check_search_path
begin;

create or replace function mds.referring_rows(p_reference mds.registered_references, p_user_ids uuid[], p_by_key boolean default false)
returns mds.referring_rows[]
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_rows  mds.referring_rows[];
begin
    if mds.reference_problem(p_reference) is not null then
        return null;
    end if;
    v_rows := array(select r from mds.read_reference(p_reference, p_user_ids, p_by_key) r);
    perform mds.check_search_path();
    return v_rows;
exception when others or assert_failure then
    if sqlstate ~ '^(40|53|55P|57|58|XX)' then        -- the server's, or another session's: the caller's to know
        raise;
    end if;
    return null;
end;
$$;

comment on function mds.referring_rows(mds.registered_references, uuid[], boolean) is
$$Which rows of a registered table point at the given users, counted for each user or one by one with their keys; null when
MDS cannot look: mds.reference_problem says why, or reading the table fails.$$;

commit;
