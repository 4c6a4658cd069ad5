-- Deploy mds:mds/refresh_profiles to pg
-- requires: mds/golden_of
-- requires: mds/nested
-- requires: mds/record_lineage
-- requires: matching/lock_keys
begin;

create or replace function mds.refresh_profiles(p_user_ids uuid[])
returns uuid[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_values   mds.golden_value[] := mds.golden_of(p_user_ids);
    v_emails   text[];      -- addresses whose claims change
    v_claimed  text[];      -- those of them that somebody claims now
    v_holders  uuid[];      -- by whom most strongly, index-aligned with v_claimed
    v_others   boolean;     -- somebody else may lose or win one of them
    v_changed  uuid[];
    v_touched  uuid[] := '{}';
begin
    select array_agg(distinct e.email) into v_emails
      from unnest(p_user_ids) as u (id)
      left join lateral (select * from mds.canonical_profiles p where p.canonical_user_id = u.id offset 0) p on true
      left join unnest(v_values) v on v.canonical_user_id = u.id and v.attribute_path = '$.email',
           lateral (values (p.claimed_email::text), (v.value #>> '{}')) e (email)
     where (p.claimed_email::text, p.email_confidence) is distinct from (v.value #>> '{}', v.confidence)
       and e.email is not null;

    if v_emails is not null then
        -- An address that is no blocking key (a role mailbox) may be claimed in another session at this moment.
        perform matching.lock_keys(array(select normalise.hash64('claimed_email|' || e) from unnest(v_emails) e));

        with claim as (
            select v.value #>> '{}' as email, v.canonical_user_id as user_id, v.confidence, false as is_other
              from unnest(v_values) v
             where v.attribute_path = '$.email' and v.value #>> '{}' = any (v_emails)
            union all
            select p.claimed_email::text, p.canonical_user_id, p.email_confidence, true
              from mds.canonical_profiles p
              left join unnest(p_user_ids) as u (id) on u.id = p.canonical_user_id
             where p.claimed_email = any (v_emails::citext[]) and u.id is null
        ),
        strongest as (
            select distinct on (c.email) c.email, c.user_id
              from claim c cross join lateral (select * from mds.canonical_users u where u.id = c.user_id offset 0) u
             order by c.email, c.confidence desc, u.created_at, u.id
        )
        select array_agg(s.email), array_agg(s.user_id),
               (select bool_or(c.is_other) from claim c) or cardinality(v_emails) > count(*) or cardinality(p_user_ids) > 1
          into v_claimed, v_holders, v_others
          from strongest s;

        if v_others then
            with taken as (
                update mds.canonical_profiles p
                   set email = null, version = p.version + (p.canonical_user_id <> all (p_user_ids))::integer      -- members are counted below
                  from unnest(v_emails) e (email)
                  left join unnest(v_claimed, v_holders) as s (email, user_id) on s.email = e.email
                 where p.email = e.email::citext and p.canonical_user_id is distinct from s.user_id
                returning p.canonical_user_id
            )
            select coalesce(array_agg(canonical_user_id), '{}') into v_touched from taken;
        end if;
    end if;

    with golden as (
        select u.id as user_id, jsonb_object_agg(substr(v.attribute_path, 3), v.value) filter (where v.attribute_path not like '$.preferences.%') as "values",
               jsonb_object_agg(substr(v.attribute_path, 15), v.value) filter (where v.attribute_path like '$.preferences.%') as preferences,
               max(v.confidence) filter (where v.attribute_path = '$.email') as email_confidence
          from unnest(p_user_ids) as u (id)
          left join unnest(v_values) v on v.canonical_user_id = u.id and v.value is not null
         group by u.id
    ),
    written as (
        insert into mds.canonical_profiles as p
               (canonical_user_id, full_name, claimed_email, email_confidence, email, phone_e164, country_code, preferences, attributes, version)
        select g.user_id, g."values" ->> 'full_name', g."values" ->> 'email', g.email_confidence, s.email, g."values" ->> 'phone_e164', g."values" ->> 'country_code',
               coalesce(mds.nested(g.preferences), '{}'), coalesce(g."values" - '{full_name,email,phone_e164,country_code}'::text[], '{}'), 1
          from golden g
          left join unnest(v_claimed, v_holders) as s (email, user_id) on s.user_id = g.user_id and s.email = g."values" ->> 'email'
            on conflict (canonical_user_id) do update
           set full_name = excluded.full_name, claimed_email = excluded.claimed_email, email_confidence = excluded.email_confidence,
               email = case when excluded.claimed_email::text = any (v_emails) then excluded.email
                            when excluded.claimed_email is not null then p.email end,
               phone_e164 = excluded.phone_e164, country_code = excluded.country_code,
               preferences = excluded.preferences, attributes = excluded.attributes,
               version = p.version + 1
         where (p.full_name, p.phone_e164, p.country_code, p.claimed_email::text, p.email_confidence, p.preferences, p.attributes)
               is distinct from
               (excluded.full_name, excluded.phone_e164, excluded.country_code, excluded.claimed_email::text, excluded.email_confidence,
                excluded.preferences, excluded.attributes)
            or p.email is null and excluded.email is not null
        returning p.canonical_user_id
    )
    select coalesce(array_agg(canonical_user_id), '{}') into v_changed from written;
    if v_touched <> '{}' then
        update mds.canonical_profiles p
           set version = p.version + 1
         where p.canonical_user_id = any (array(select t.id from unnest(v_touched) as t (id) where t.id = any (p_user_ids) and t.id <> all (v_changed)));
    end if;

    perform mds.record_lineage(p_user_ids, v_values);

    if v_others then
        -- Those who were not asked for and get an address by this, and the lineage of all of them.
        with given as (
            update mds.canonical_profiles p
               set email = p.claimed_email, version = p.version + 1
              from unnest(v_claimed, v_holders) as s (email, user_id)
             where p.canonical_user_id = s.user_id and p.email is null and p.claimed_email = s.email::citext
            returning p.canonical_user_id
        )
        select v_touched || coalesce(array_agg(canonical_user_id), '{}') into v_touched from given;
        if v_touched <> '{}' then
            perform mds.record_lineage(v_touched, mds.golden_of(v_touched));
        end if;
    end if;

    if v_touched = '{}' then
        return v_changed;
    end if;
    return array(select distinct u.id from unnest(v_changed || v_touched) as u (id));
end;
$$;

comment on function mds.refresh_profiles(uuid[]) is
$$Derives the golden profiles of users anew, with lineage, and makes the profile of a user that has none; returns the users whose
profile changed.

A profile that comes out as it was is not written, so a replay changes no row. A contested e-mail address goes to the
strongest claim (trust, then the older user), which may change the profile of a user that was not asked for.$$;

commit;
