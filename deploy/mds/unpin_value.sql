-- Deploy mds:mds/unpin_value to pg
-- requires: mds/value_pins
-- requires: mds/survivorship_rules
-- requires: mds/rederive
-- requires: mds/resolve_user
begin;

create or replace function mds.unpin_value(p_user_id uuid, p_attribute_path text, p_reason text)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id    uuid := mds.resolve_user(p_user_id);
    v_attribute  text := regexp_replace(p_attribute_path, '^\$\.', '');
    v_owners     uuid[];
begin
    if v_user_id is null then
        raise exception 'no user %', coalesce(p_user_id::text, '(null)')
            using errcode = 'MDNUS', detail = 'This id was never issued.', hint = 'Look the person up with mds.find_user or mds.search.';
    end if;
    if coalesce(p_reason !~ '\S', true) then
        raise exception 'to release a pin needs a reason'
            using errcode = 'MDPAY', detail = 'p_reason is missing.', hint = 'Say why the records shall count again.';
    end if;
    perform from mds.canonical_users u where u.id = v_user_id for update;

    -- Also of users it has absorbed, whose pins count for it.
    with recursive holder (id) as (
        select v_user_id
        union all
        select u.id from holder h join mds.canonical_users u on u.merged_into = h.id
    ),
    released as (
        update mds.value_pins p
           set valid_to = clock_timestamp(), released_by = session_user, release_reason = p_reason
          from holder h
         where p.canonical_user_id = h.id and p.valid_to is null
           and (p.attribute = v_attribute or starts_with(p.attribute, v_attribute || '.') or exists (
                    select from mds.survivorship_rules r
                     where r.valid_to is null and r.attribute = p.attribute
                       and (r.group_name = v_attribute
                            or r.group_name = (select m.group_name from mds.survivorship_rules m where m.attribute = v_attribute and m.valid_to is null))))
        returning p.canonical_user_id
    )
    select array_agg(canonical_user_id) into v_owners from released;
    if v_owners is null then
        raise exception 'nothing is pinned at %', coalesce(p_attribute_path, '(null)')
            using errcode = 'MDPIN', detail = format('User %s has no pin there that counts.', v_user_id), hint = 'mds.get_user shows where each value comes from.';
    end if;

    perform mds.rederive(array[v_user_id]);
    return (select p.version from mds.canonical_profiles p where p.canonical_user_id = v_user_id);
end;
$$;

comment on function mds.unpin_value(uuid, text, text) is
$$Releases a pinned golden value, all that is pinned below it, and those of its group: the records count again. Returns the new version of the profile.

Raises MDNUS, MDPIN when nothing is pinned there, and MDPAY without a reason.$$;

grant execute on function mds.unpin_value(uuid, text, text) to mds_steward;

commit;
