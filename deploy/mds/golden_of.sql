-- Deploy mds:mds/golden_of to pg
-- requires: mds/source_identities
-- requires: mds/value_pins
-- requires: mds/survivors
-- requires: mds/consistent
-- requires: mds/rule_attribute
begin;

create or replace function mds.golden_of(p_user_ids uuid[])
returns mds.golden_value[]
language plpgsql
stable parallel restricted
as $$
declare
    v_is_plain  boolean;
    v_has_pins  boolean;
    v_ruled     text[];     -- attributes that have a rule of their own
    v_offers    mds.offer[];
    v_values    mds.golden_value[];
    v_is_flat   boolean := false;       -- no value can lie below another
begin
    -- Rules that look at one offer at a time need neither counts nor sets: a plan of a tenth of the size.
    select not exists (select from mds.survivorship_rules r
                        where r.valid_to is null
                          and (r.strategy in ('frequency', 'completeness', 'longest', 'aggregate', 'custom')
                               or r.attribute in ('email', 'date_of_birth') and r.group_name is not null))
           and not exists (select from mds.trust_rules t where t.valid_to is null and t.decay_period is not null),
           exists (select from mds.value_pins p where p.valid_to is null),
           array(select r.attribute from mds.survivorship_rules r where r.valid_to is null)
      into v_is_plain, v_has_pins, v_ruled;
    if v_is_plain then
        select coalesce(array_agg(row(w.canonical_user_id, '$.' || w.key, w.value, w.id, w.payload_version, null, w.trust)::mds.golden_value), '{}'),
               bool_and(w.key not like '%.%.%') is not false
          into v_values, v_is_flat
          from (select o.*, first_value(o.id) over (partition by o.canonical_user_id, o.unit
                                                    order by o.preference desc, o.trust desc, o.said_at desc,
                                                             o.source_system collate "C", o.source_record_id collate "C") as winner
                  from (select i.canonical_user_id, i.id, i.payload_version, i.source_system, i.source_record_id, a.key, a.value,
                               coalesce(i.source_updated_at, i.received_at) as said_at, coalesce(r.group_name, a.key) as unit,
                               round(least(100, coalesce(s.trust, 50) * coalesce(t.trust, 100) / 100)
                                     * case when i.attributes -> 'doubtful' ? a.key then coalesce(t.doubtful_percent, s.doubtful_percent, 50) / 100
                                            else 1 end, 2) as trust,
                               case r.strategy
                                    when 'verified_first'   then coalesce(i.attributes -> 'verified' ? a.key, false)::integer
                                    when 'recency'          then extract(epoch from coalesce(i.source_updated_at, i.received_at))
                                    when 'source_priority'  then - coalesce(array_position(r.source_order, i.source_system), 1000000)
                                    when 'most_restrictive' then - coalesce((select min(v.n)
                                                                               from jsonb_array_elements(r.value_order) with ordinality as v (value, n)
                                                                              where lower(v.value #>> '{}') = lower(a.value #>> '{}')), 1000000)
                                    else 0
                               end as preference
                          from unnest(p_user_ids) as u (id)
                         cross join lateral (select * from mds.source_identities i where i.canonical_user_id = u.id offset 0) i
                         cross join lateral jsonb_each(i.attributes - '{verified,doubtful}'::text[]) as a (key, value)
                          join mds.survivorship_rules r
                            on r.valid_to is null
                           and r.attribute = case when a.key = any (v_ruled) then a.key when strpos(a.key, '.') = 0 then '*'
                                                  else mds.rule_attribute(a.key) end
                          left join mds.trust_rules s on s.valid_to is null and s.source_system = i.source_system and s.attribute = '*'
                          left join mds.trust_rules t on t.valid_to is null and t.source_system = i.source_system and t.attribute <> '*'
                                                     and t.attribute = coalesce(r.group_name, split_part(a.key, '.', 1))) o) w
         where w.id = w.winner;
    else
        v_offers := array(
            select row(i.canonical_user_id, a.key, a.value, i.id, i.payload_version, i.source_system, i.source_record_id,
                       coalesce(i.source_updated_at, i.received_at),
                       coalesce(i.attributes -> 'verified' ? a.key, false), coalesce(i.attributes -> 'doubtful' ? a.key, false))::mds.offer
              from unnest(p_user_ids) as u (id)
             cross join lateral (select * from mds.source_identities i where i.canonical_user_id = u.id offset 0) i
             cross join lateral jsonb_each(i.attributes - '{verified,doubtful}'::text[]) as a (key, value));
        v_values := array(select s from mds.survivors(v_offers, null) s);
    end if;
    if not v_is_flat then
        v_values := mds.consistent(v_values);
    end if;

    if v_has_pins then
        with recursive holder (user_id, id) as (
            select u.id, u.id from mds.canonical_users u where u.id = any (p_user_ids) and u.status <> 'merged'
            union all
            select h.user_id, u.id from holder h join mds.canonical_users u on u.merged_into = h.id
        ),
        held as (
            select distinct on (h.user_id, p.attribute) h.user_id, p.attribute, p.value, p.id, p.canonical_user_id = h.user_id as is_own
              from holder h
              join mds.value_pins p on p.canonical_user_id = h.id and p.valid_to is null
             order by h.user_id, p.attribute, p.canonical_user_id = h.user_id desc, p.id desc
        ),
        pin as (        -- of two that one document cannot hold, one below the other, the stronger
            select p.*
              from held p
             where not exists (select from held s
                                where s.user_id = p.user_id and (s.is_own, s.id) > (p.is_own, p.id)
                                  and (starts_with(s.attribute, p.attribute || '.') or starts_with(p.attribute, s.attribute || '.')))
        )
        select array(select v
                       from unnest(v_values) v
                      where not exists (select from pin p
                                         where p.user_id = v.canonical_user_id
                                           and (starts_with(v.attribute_path || '.', '$.' || p.attribute || '.')
                                                or starts_with('$.' || p.attribute, v.attribute_path || '.')))
                     union all
                     select row(p.user_id, '$.' || p.attribute, p.value, null, null, p.id, 100)::mds.golden_value from pin p)
          into v_values;
    end if;
    return v_values;
end;
$$;

comment on function mds.golden_of(uuid[]) is
$$The golden values of users, from their identities, pins and the survivorship rules alone: a pure function, the same whatever
happened before.

Pins of a user come first, then those of users it has absorbed, the latest first. The e-mail address is what the user claims:
mds.refresh_profiles settles contested ones.

While no rule in force needs more than one offer at a time (frequency, completeness, longest, aggregate, custom, decay) it takes a
shorter way than mds.survivors, to the same end.$$;

commit;
