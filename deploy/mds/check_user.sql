-- Deploy mds:mds/check_user to pg
-- requires: mds/resolve_user
-- requires: mds/user_at
-- requires: mds/may_see_all
-- requires: mds/may_see_clear
begin;

create or replace function mds.check_user(p_user_id uuid, p_as_of timestamptz default null)
returns uuid
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id  uuid    := case when p_as_of is null then mds.resolve_user(p_user_id) else mds.user_at(p_user_id, p_as_of) end;
    v_sees_all boolean := mds.may_see_all();
begin
    -- What somebody was is seen by whoever sees who that is today.
    if v_user_id is null or not (v_sees_all or mds.may_see_clear(mds.resolve_user(v_user_id))) then
        raise exception 'no user %', coalesce(p_user_id::text, '(null)')
            using errcode = 'MDNUS',
                  detail  = case when p_as_of is null then 'This id was never issued' else format('This id had not been issued at %s', p_as_of) end
                            || case when v_sees_all then '.' else ', or stands for somebody of whom your source systems report nothing.' end,
                  hint    = 'Look the person up with mds.find_user or mds.search.';
    end if;
    return v_user_id;
end;
$$;

comment on function mds.check_user(uuid, timestamptz) is
$$The user that an id stands for, today or at a moment, if the login may know of the person: those who look after the whole know of
everybody, a service of whom its own systems report a record today. First statement of every function that reads a user.

Raises MDNUS for an id that was never issued, or not yet, and for a person the login may not know of: a service cannot tell them apart.$$;

commit;
