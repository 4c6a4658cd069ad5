-- Deploy mds:mds/refresh_profiles to pg
-- requires: mds/golden_of
-- requires: mds/canonical_profiles
-- requires: mds/attribute_lineage
-- requires: governance/keyed_hash
-- requires: matching/lock_keys
begin;

create or replace function mds.refresh_profiles(p_user_ids uuid[])
returns uuid[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_values    mds.golden_value[];
    v_emails    citext[];
    v_strongest uuid[];      -- profiles with the strongest claim to one of v_emails
    v_changed   uuid[];
    v_touched   uuid[];
    v_others    uuid[];
begin
    select array_agg(g) into v_values from mds.golden_of(p_user_ids) g;

    -- Addresses whose claims change: what was claimed before, and what is now.
    select array_agg(distinct e) into v_emails
      from (select p.claimed_email from mds.canonical_profiles p
             where p.canonical_user_id = any (p_user_ids) and p.claimed_email is not null
            union all
            select (v.value #>> '{}')::citext from unnest(v_values) v where v.attribute_path = '$.email') as c (e);

    -- An address that is no blocking key (a role mailbox) may be claimed in another session at this moment.
    perform matching.lock_keys(array(select normalise.hash64('claimed_email|' || lower(e::text)) from unnest(v_emails) e));

    with golden as (
        select u.id as user_id,
               max(v.value #>> '{}') filter (where v.attribute_path = '$.full_name')    as full_name,
               max(v.value #>> '{}') filter (where v.attribute_path = '$.email')        as claimed_email,
               max(v.confidence)     filter (where v.attribute_path = '$.email')        as email_confidence,
               max(v.value #>> '{}') filter (where v.attribute_path = '$.phone_e164')   as phone_e164,
               max(v.value #>> '{}') filter (where v.attribute_path = '$.country_code') as country_code,
               coalesce(jsonb_object_agg(substr(v.attribute_path, 15), v.value order by v.attribute_path)
                            filter (where v.attribute_path like '$.preferences.%'), '{}') as preferences,
               coalesce(jsonb_object_agg(substr(v.attribute_path, 3), v.value order by v.attribute_path)
                            filter (where v.attribute_path not like '$.preferences.%'
                                      and v.attribute_path not in ('$.full_name', '$.email', '$.phone_e164', '$.country_code')), '{}') as attributes
          from unnest(p_user_ids) as u (id)
          left join unnest(v_values) v on v.canonical_user_id = u.id
         group by u.id
    ),
    written as (
        update mds.canonical_profiles p
           set full_name = g.full_name, phone_e164 = g.phone_e164, country_code = g.country_code::char(2),
               claimed_email = g.claimed_email::citext, email_confidence = g.email_confidence,
               email = case when p.email = g.claimed_email::citext then p.email end,
               preferences = g.preferences, attributes = g.attributes,
               version = p.version + 1
          from golden g
         where p.canonical_user_id = g.user_id
           and (p.full_name, p.phone_e164, p.country_code, p.claimed_email::text, p.email_confidence, p.preferences, p.attributes)
               is distinct from
               (g.full_name, g.phone_e164, g.country_code::char(2), g.claimed_email, g.email_confidence, g.preferences, g.attributes)
        returning p.id
    )
    select array_agg(id) into v_changed from written;

    -- Contested addresses: first they are taken from who no longer has the strongest claim, then given to who has.
    if v_emails is not null then
        v_strongest := array(
            select distinct on (p.claimed_email) p.id
              from mds.canonical_profiles p
              join mds.canonical_users u on u.id = p.canonical_user_id
             where p.claimed_email = any (v_emails)
             order by p.claimed_email, p.email_confidence desc, u.created_at, u.id);

        with taken as (
            update mds.canonical_profiles p
               set email = null, version = p.version + (p.id <> all (coalesce(v_changed, '{}')))::integer
             where p.email = any (v_emails) and p.id <> all (v_strongest)
            returning p.id
        )
        select array_agg(id) into v_touched from taken;

        with given as (
            update mds.canonical_profiles p
               set email = p.claimed_email, version = p.version + (p.id <> all (coalesce(v_changed, '{}')))::integer
             where p.id = any (v_strongest) and p.email is null
            returning p.id
        )
        select v_touched || array_agg(id) into v_touched from given;
    end if;

    perform mds.record_lineage(array(select p.id from mds.canonical_profiles p where p.canonical_user_id = any (p_user_ids)), v_values);

    -- Others that lost or won an address by this: their lineage follows.
    select array_agg(p.canonical_user_id) into v_others
      from mds.canonical_profiles p
     where p.id = any (v_touched) and p.canonical_user_id <> all (p_user_ids);
    if v_others is not null then
        perform mds.record_lineage(array(select p.id from mds.canonical_profiles p where p.canonical_user_id = any (v_others)),
                                   array(select g from mds.golden_of(v_others) g));
    end if;

    return array(select distinct p.canonical_user_id from mds.canonical_profiles p where p.id = any (v_changed || v_touched));
end;
$$;

comment on function mds.refresh_profiles(uuid[]) is
$$Derives the golden profiles of users anew, with lineage; returns the users whose profile changed.

A profile that comes out as it was is not written, so a replay changes no row. A contested e-mail address goes to the
strongest claim (trust, then the older user), which may change the profile of a user that was not asked for.$$;

commit;
