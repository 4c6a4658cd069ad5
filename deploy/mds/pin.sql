-- Deploy mds:mds/pin to pg
-- requires: mds/value_pins
-- requires: mds/survivorship_rules
-- requires: mds/attributes_of
-- requires: mds/check_payload
-- requires: mds/flattened
-- requires: mds/nested
-- requires: mds/rederive
-- requires: mds/resolve_user
-- requires: normalise/person
begin;

create or replace function mds.pin(
    p_user_id           uuid,
    p_changes           jsonb,
    p_reason            text,
    p_expires_at        timestamptz,
    p_expected_version  bigint default null
)
returns bigint
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_preference  constant text := '^preferences(\.([^."]+|"([^"\\]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4})*"))+$';
    v_user_id  uuid := mds.resolve_user(p_user_id);
    v_profile  mds.canonical_profiles;
    v_changes  jsonb := '{}';
    v_given    text[];
    v_golden   jsonb;
    v_payload  jsonb;
    v_usable   jsonb;
    v_group    record;
    v_unknown  text;
    v_problem  text;
    v_now      timestamptz;
begin
    if v_user_id is null then
        raise exception 'no user %', coalesce(p_user_id::text, '(null)')
            using errcode = 'MDNUS', detail = 'This id was never issued.', hint = 'Look the person up with mds.find_user or mds.search.';
    end if;

    -- Golden names of what is to change; objects in parts, phone as what it becomes.
    for v_group in select key, value from jsonb_each(case when jsonb_typeof(p_changes) = 'object' then p_changes end) loop
        v_changes := v_changes || case
            when v_group.key = 'phone' then jsonb_build_object('phone_e164', v_group.value)
            when v_group.key = 'name' and jsonb_typeof(v_group.value) = 'object' then v_group.value
            when v_group.key = 'preferences' and jsonb_typeof(v_group.value) = 'object' then mds.flattened('preferences', v_group.value)
            when v_group.key ~ c_preference then        -- as lineage writes it: leaves, quoted where they must be
                mds.flattened('preferences', mds.nested(jsonb_build_object(v_group.key, v_group.value)) -> 'preferences')
            else jsonb_build_object(v_group.key, v_group.value) end;
    end loop;
    if v_changes = '{}' or coalesce(p_reason !~ '\S', true) or p_expires_at <= clock_timestamp() then
        raise exception 'a correction needs values, a reason, and an end in the future if it has one'
            using errcode = 'MDPAY', detail = 'p_changes is no object with values, p_reason is missing, or p_expires_at has passed.',
                  hint = 'For example {"email": "ann@example.org", "employer": null}.';
    end if;
    perform from mds.canonical_users u where u.id = v_user_id for update;
    if mds.resolve_user(p_user_id) <> v_user_id then
        return mds.pin(p_user_id, p_changes, p_reason, p_expires_at, p_expected_version);       -- merged while we waited
    end if;
    select * into v_profile from mds.canonical_profiles p where p.canonical_user_id = v_user_id for update;
    if v_profile.version <> p_expected_version then
        raise exception 'user % has changed meanwhile', v_user_id
            using errcode = 'MDVER', detail = v_profile.version::text,
                  hint = 'DETAIL is the current version. Read the profile again, look whether the correction still holds, and repeat.';
    end if;

    -- Attributes that survive together are corrected together: what the steward saw, with the correction in it.
    v_given  := array(select jsonb_object_keys(v_changes));
    v_golden := jsonb_strip_nulls(jsonb_build_object('full_name', v_profile.full_name)) || v_profile.attributes;
    for v_group in
        select g.group_name, array_agg(g.attribute) as members
          from mds.survivorship_rules g
         where g.valid_to is null and g.group_name is not null
         group by g.group_name
        having array_agg(g.attribute) && array(select jsonb_object_keys(v_changes))
    loop
        v_changes := (select coalesce(jsonb_object_agg(m, v_golden -> m), '{}') from unnest(v_group.members) m
                       where not (v_group.group_name = 'name'           -- a whole name says nothing of its parts, nor they of it
                                  and (v_changes ? 'full_name') is distinct from (m = 'full_name')))
                     || (select coalesce(jsonb_object_agg(m, null), '{}') from unnest(v_group.members) m
                          where v_group.group_name = 'name' and (v_changes ? 'full_name') is distinct from (m = 'full_name'))
                     || v_changes;
    end loop;

    -- Values are what ingest would make of them.
    v_payload := jsonb_strip_nulls(v_changes);
    select string_agg(k, ', ' order by k) into v_unknown
      from jsonb_each(v_changes) as c (k, value)
     where (value <> 'null' or k = any (v_given) and k <> 'preferences')      -- none at all is none of each
       and k not in ('full_name', 'given_name', 'middle_name', 'family_name', 'name_suffix', 'previous_family_name', 'email',
                     'phone_e164', 'country_code', 'date_of_birth', 'gender', 'place_of_birth', 'address', 'employer', 'occupation')
       and (k !~ c_preference or exists (select from jsonb_object_keys(v_changes) above where starts_with(k, above || '.')));
    if v_unknown is null then
        v_problem := (select format('A preference has a path of more than 2000 bytes: %s…', left(k, 60))
                        from jsonb_object_keys(v_changes) k where octet_length(k) > 2000 limit 1);
        v_payload := v_payload || jsonb_strip_nulls(jsonb_build_object('phone', v_payload -> 'phone_e164',
                         'address', case when v_payload -> 'address' ? 'display' and not v_payload -> 'address' ? 'street'
                                         then jsonb_build_object('full', v_payload #> '{address,display}')
                                         else v_payload -> 'address' end));
        if v_payload <> '{}' then
            v_problem := coalesce(v_problem, mds.check_payload(v_payload));
        end if;
        if v_problem is not null then
            raise exception 'a golden profile cannot have these values'
                using errcode = 'MDPAY', detail = v_problem, hint = 'Values and keys are limited as those of a payload are.';
        end if;
        v_usable := mds.attributes_of(v_payload, normalise.person(v_payload, v_profile.country_code, 'YMD')) - '{verified,doubtful}'::text[]
                    || (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(v_payload) where key like 'preferences._%');
        select string_agg(key, ', ' order by key) into v_unknown
          from jsonb_each(v_changes) where value <> 'null' and not v_usable ? key;
    end if;
    if v_unknown is not null then
        raise exception 'a golden profile cannot have these values'
            using errcode = 'MDPAY', detail = format('%s: unknown, or a value that ingest would leave out.', v_unknown),
                  hint = 'mds.normalise shows what MDS makes of values.';
    end if;
    v_usable := v_changes || (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(v_usable)
                               where v_changes ? key);

    v_now := clock_timestamp();
    update mds.value_pins p
       set valid_to = v_now, released_by = session_user, release_reason = p_reason
     where p.canonical_user_id = v_user_id and p.valid_to is null
       and exists (select from jsonb_object_keys(v_changes) k
                    where k = p.attribute or starts_with(k, p.attribute || '.') or starts_with(p.attribute, k || '.'));
    insert into mds.value_pins (canonical_user_id, attribute, value, reason, expires_at, valid_from)
    select v_user_id, key, nullif(value, 'null'), p_reason, p_expires_at, v_now from jsonb_each(v_usable);

    perform mds.rederive(array[v_user_id]);
    return (select p.version from mds.canonical_profiles p where p.canonical_user_id = v_user_id);
end;
$$;

comment on function mds.pin(uuid, jsonb, text, timestamptz, bigint) is
$$Pins golden values of a user, by golden attribute; null pins that there is none. Returns the new version of the profile. Behind
update_profile and pin_value.

Values are normalised as ingest does. A preference takes the place of what was pinned above and below it. Attributes of a group are pinned together, as they are with the correction in them; a name
given whole takes the place of its parts, and parts that of the whole. Raises MDNUS, MDVER (DETAIL is the current
version) and MDPAY.$$;

commit;
