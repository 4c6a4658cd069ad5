-- Deploy mds:mds/verify_golden to pg
-- requires: mds/difference
-- requires: mds/golden_of
-- requires: mds/stale_profiles
-- requires: mds/masked
-- requires: mds/nested
-- requires: mds/attribute_lineage
-- requires: governance/keyed_hash
begin;

create or replace function mds.verify_golden(p_sample integer default null)
returns setof mds.difference
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_chunk  constant integer := 1000;
    v_users  uuid[];
begin
    if p_sample < 1 then
        raise exception 'a sample of % cannot be taken', p_sample
            using errcode = 'MDPAY', detail = 'p_sample must be 1 or more, or null for all.', hint = 'mds.verify_golden(1000)';
    end if;
    v_users := array(select u.id from mds.canonical_users u
                     where not exists (select from mds.stale_profiles s where s.canonical_user_id = u.id)
                     order by case when p_sample is not null then random() end, u.id
                     limit p_sample);
    for v_first in 1 .. cardinality(v_users) by c_chunk loop
        return query
        with profile as materialized (
            select u.id as user_id, p.id as profile_id, p.email, p.claimed_email, p.version,
                   jsonb_strip_nulls(jsonb_build_object('full_name', p.full_name, 'email', p.claimed_email, 'phone_e164', p.phone_e164,
                                                        'country_code', p.country_code, 'preferences', p.preferences)) || p.attributes as stored
              from unnest(v_users[v_first : v_first + c_chunk - 1]) as u (id)
              left join mds.canonical_profiles p on p.canonical_user_id = u.id
        ),
        golden as materialized (
            select * from unnest(mds.golden_of(v_users[v_first : v_first + c_chunk - 1]))
        ),
        derived as (
            select u.user_id,
                   coalesce(jsonb_object_agg(substr(g.attribute_path, 3), g.value) filter (where g.attribute_path not like '$.preferences.%'), '{}')
                   || jsonb_build_object('preferences', mds.nested(coalesce(jsonb_object_agg(substr(g.attribute_path, 15), g.value)
                                                                                filter (where g.attribute_path like '$.preferences.%'), '{}'))) as expected
              from profile u
              left join golden g on g.canonical_user_id = u.user_id and g.value is not null
             group by u.user_id
        ),
        wanted as (
            select p.profile_id, g.*, case when g.value is not null then encode(governance.keyed_hash('lineage', g.value #>> '{}'), 'hex') end as hash
              from golden g join profile p on p.user_id = g.canonical_user_id
             where g.attribute_path <> '$.email' or p.email is not null
        )
        select p.user_id::text, null::text, 'there is no profile', null::text, null::text
          from profile p
         where p.profile_id is null
        union all
        select p.user_id::text, '$.' || k.key, 'the profile has another value than its identities, pins and rules give',
               mds.masked(d.expected -> k.key)::text, mds.masked(p.stored -> k.key)::text
          from profile p
          join derived d on d.user_id = p.user_id,
               lateral (select jsonb_object_keys(p.stored || d.expected)) k (key)
         where p.profile_id is not null and (p.stored -> k.key) is distinct from (d.expected -> k.key)
        union all
        select coalesce(w.canonical_user_id::text, p.user_id::text), coalesce(w.attribute_path, l.attribute_path), 'lineage names another origin or value',
               'identity ' || w.source_identity_id || coalesce(', pin ' || w.value_pin_id, ''), 'identity ' || l.source_identity_id || coalesce(', pin ' || l.value_pin_id, '')
          from wanted w
          full join (select k.* from profile p join mds.attribute_lineage k on k.canonical_profile_id = p.profile_id
                      where k.valid_to is null and num_nonnulls(k.source_identity_id, k.value_pin_id) > 0) l
                 on l.canonical_profile_id = w.profile_id and l.attribute_path = w.attribute_path
          left join profile p on p.profile_id = l.canonical_profile_id
         where (w.source_identity_id, w.value_pin_id, w.hash) is distinct from (l.source_identity_id, l.value_pin_id, l.value_hash)
        union all
        select p.user_id::text, '$.email', 'not the strongest claim has the address', s.strongest::text, case when p.email is null then 'has it not' else 'has it' end
          from profile p,
               lateral (select c.canonical_user_id as strongest
                          from mds.canonical_profiles c
                          join mds.canonical_users u on u.id = c.canonical_user_id
                         where c.claimed_email = p.claimed_email
                         order by c.email_confidence desc, u.created_at, u.id
                         limit 1) s
         where (p.email is not null) <> (s.strongest = p.user_id);
    end loop;
end;
$$;

comment on function mds.verify_golden(integer) is
$$Proves law 5: derives golden profiles again from identities, pins and rules, and returns what differs from the stored profiles and
their lineage, values masked. No row means that all is well.

p_sample: this many users taken at random; null is everybody. Also checks that the strongest claim holds each contested e-mail
address. Raises MDPAY for a sample of nobody.$$;

grant execute on function mds.verify_golden(integer) to mds_operator, mds_auditor, mds_steward;

commit;
