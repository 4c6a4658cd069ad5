-- Deploy mds:mds/claims to pg
-- requires: mds/survivorship_rules
-- requires: mds/trust_rules
-- requires: mds/decay
begin;

create type mds.offer as (
    canonical_user_id   uuid,
    attribute           text,
    value               jsonb,
    source_identity_id  bigint,
    payload_version     integer,
    source_system       text,
    source_record_id    text,
    said_at             timestamptz,
    is_verified         boolean,
    is_doubtful         boolean
);
comment on type mds.offer is 'What an identity says of one golden attribute.';
comment on column mds.offer.canonical_user_id  is 'User of the identity.';
comment on column mds.offer.attribute          is 'Golden attribute: email, preferences.colour.';
comment on column mds.offer.value              is 'The value.';
comment on column mds.offer.source_identity_id is 'Identity.';
comment on column mds.offer.payload_version    is 'Version of its payload.';
comment on column mds.offer.source_system      is 'Its system.';
comment on column mds.offer.source_record_id   is 'Its key there.';
comment on column mds.offer.said_at            is 'When it said so, by the clock of the source; when it came, where the source has none.';
comment on column mds.offer.is_verified        is 'The source has verified it.';
comment on column mds.offer.is_doubtful        is 'Usable, but weak: a role or disposable mailbox, a date that is not whole.';

create type mds.claim as (
    canonical_user_id   uuid,
    unit                text,
    source_identity_id  bigint,
    payload_version     integer,
    source_system       text,
    source_record_id    text,
    said_at             timestamptz,
    members             jsonb,
    is_verified         boolean,
    strategy            text,
    custom_function     text,
    preference          double precision,
    trust               numeric(5,2)
);
comment on type mds.claim is 'Offers of an identity that survive together, and how strong they are.';
comment on column mds.claim.canonical_user_id  is 'User of the identity.';
comment on column mds.claim.unit               is 'Group or attribute that is decided on as a whole.';
comment on column mds.claim.source_identity_id is 'Identity.';
comment on column mds.claim.payload_version    is 'Version of its payload.';
comment on column mds.claim.source_system      is 'Its system.';
comment on column mds.claim.source_record_id   is 'Its key there.';
comment on column mds.claim.said_at            is 'When it said so.';
comment on column mds.claim.members            is 'Values by attribute.';
comment on column mds.claim.is_verified        is 'The source has verified one of them.';
comment on column mds.claim.strategy           is 'Strategy of the rule that decides, see mds.survivorship_rules.';
comment on column mds.claim.custom_function    is 'Its function, if it is custom.';
comment on column mds.claim.preference         is 'What the strategy looks at, as a number; the greatest wins.';
comment on column mds.claim.trust              is 'Trust in the values, 0 to 100; decides between equals.';

create or replace function mds.claims(p_offers mds.offer[], p_at timestamptz)
returns setof mds.claim
language sql
stable parallel safe
rows 10
begin atomic
    with rule as materialized (
        select r.*
          from mds.survivorship_rules r
         where case when p_at is null then r.valid_to is null
                    else r.valid_from <= p_at and (r.valid_to is null or r.valid_to > p_at) end
    ),
    trusted as materialized (
        select t.*
          from mds.trust_rules t
         where case when p_at is null then t.valid_to is null
                    else t.valid_from <= p_at and (t.valid_to is null or t.valid_to > p_at) end
    ),
    offer as materialized (
        select * from unnest(p_offers) o
    ),
    newest as (     -- age is counted from the newest word about the user
        select o.canonical_user_id, max(o.said_at) as said_at
          from offer o
         where exists (select from trusted t where t.decay_period is not null)
         group by o.canonical_user_id
    ),
    ruled as (
        select o.*, coalesce(r.group_name, o.attribute) as unit, coalesce(r.id, n.id) as rule_id
          from offer o
          left join rule r on r.attribute = o.attribute
          left join lateral (
               select b.id from rule b
                where r.id is null and o.attribute like '%.%' and starts_with(o.attribute, b.attribute || '.')
                order by char_length(b.attribute) desc limit 1) n on true
    ),
    spoken as (
        select r.canonical_user_id, r.unit, r.source_identity_id, max(r.payload_version) as payload_version,
               max(r.source_system) as source_system, max(r.source_record_id) as source_record_id, max(r.said_at) as said_at,
               jsonb_object_agg(r.attribute, r.value) as members, bool_or(r.is_verified) as is_verified,
               bool_and(r.is_doubtful) as is_doubtful, coalesce(max(r.rule_id), (select d.id from rule d where d.attribute = '*')) as rule_id
          from ruled r
         group by r.canonical_user_id, r.unit, r.source_identity_id
    ),
    trusting as (
        select s.*, r.strategy, r.custom_function, r.source_order, r.value_order,
               round((aged.trust * case when s.is_doubtful then coalesce(a.doubtful_percent, w.doubtful_percent, 50)::float8 / 100
                                        else 1 end)::numeric, 2) as trust
          from spoken s
          join rule r on r.id = s.rule_id
          left join trusted w on w.source_system = s.source_system and w.attribute = '*'
          left join trusted a on a.source_system = s.source_system and a.attribute = split_part(s.unit, '.', 1)
          left join newest y on y.canonical_user_id = s.canonical_user_id,
               lateral (select least(100, coalesce(w.trust, 50)::float8 * coalesce(a.trust, 100)::float8 / 100) as trust,
                               coalesce(a.decay_period, w.decay_period) as decay_period) fresh,
               lateral (select case when fresh.decay_period is null then fresh.trust
                                    else least(fresh.trust, coalesce(a.minimum, w.minimum, 0)::float8)
                                         + (fresh.trust - least(fresh.trust, coalesce(a.minimum, w.minimum, 0)::float8))
                                         * mds.decay(coalesce(a.decay_curve, w.decay_curve),
                                                     extract(epoch from y.said_at - s.said_at)::float8
                                                     / extract(epoch from fresh.decay_period)::float8) end as trust) aged
    ),
    agreeing as (       -- how many identities of the user say the same
        select t.canonical_user_id, t.unit, t.members, count(*) as identity_count
          from trusting t
         where t.strategy = 'frequency'
         group by t.canonical_user_id, t.unit, t.members
    )
    select t.canonical_user_id, t.unit, t.source_identity_id, t.payload_version, t.source_system, t.source_record_id, t.said_at,
           t.members, t.is_verified, t.strategy, t.custom_function,
           case t.strategy
                when 'max_trust'       then t.trust
                when 'verified_first'  then t.is_verified::integer
                when 'recency'         then extract(epoch from t.said_at)
                when 'source_priority' then - coalesce(array_position(t.source_order, t.source_system), 1000000)
                when 'frequency'       then g.identity_count
                when 'longest'         then (select sum(char_length(m.value #>> '{}')) from jsonb_each(t.members) m)
                when 'completeness'    then (select sum(case jsonb_typeof(m.value)
                                                             when 'object' then (select count(*) from jsonb_object_keys(m.value))
                                                             when 'array'  then jsonb_array_length(m.value)
                                                             else 1 end)
                                               from jsonb_each(t.members) m)
                when 'most_restrictive' then - coalesce((select min(v.n)
                                                           from jsonb_array_elements(t.value_order) with ordinality as v (value, n),
                                                                jsonb_each(t.members) m
                                                          where lower(v.value #>> '{}') = lower(m.value #>> '{}')), 1000000)
                else 0
           end::double precision,
           t.trust
      from trusting t
      left join agreeing g on g.canonical_user_id = t.canonical_user_id and g.unit = t.unit and g.members = t.members;
end;

comment on function mds.claims(mds.offer[], timestamptz) is
$$What identities claim, in units that survive together, with the strength of each by the rules of a moment (null: of now).

Trust is trust of the system x attribute x decay x validity. Age is counted from the newest word of any identity of the same user,
not from now, so the answer depends on the offers and the rules alone.$$;

commit;
