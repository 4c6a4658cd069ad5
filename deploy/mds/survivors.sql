-- Deploy mds:mds/survivors to pg
-- requires: mds/claims
-- requires: mds/aggregated
-- requires: mds/custom_winner
begin;

create type mds.golden_value as (
    canonical_user_id   uuid,
    attribute_path      text,
    value               jsonb,
    source_identity_id  bigint,
    payload_version     integer,
    value_pin_id        bigint,
    confidence          numeric(5,2)
);
comment on type mds.golden_value is 'One value of a golden profile and who supplied it.';
comment on column mds.golden_value.canonical_user_id  is 'Whose value.';
comment on column mds.golden_value.attribute_path     is 'Which, as a JSON path: $.email.';
comment on column mds.golden_value.value              is 'The value; null when a steward has pinned that there is none.';
comment on column mds.golden_value.source_identity_id is 'Identity that supplied it, of several the strongest; null for a pin.';
comment on column mds.golden_value.payload_version    is 'Version of its payload.';
comment on column mds.golden_value.value_pin_id       is 'Pin it comes from.';
comment on column mds.golden_value.confidence         is 'Trust in it, 0 to 100.';

create or replace function mds.survivors(p_offers mds.offer[], p_at timestamptz)
returns setof mds.golden_value
language sql
stable parallel restricted
rows 10
begin atomic
    with claim as materialized (
        select c.*, c as whole from mds.claims(p_offers, p_at) c
    ),
    winner as (
        select distinct on (c.canonical_user_id, c.unit) c.*
          from claim c
         where c.strategy not in ('aggregate', 'custom')
         order by c.canonical_user_id, c.unit, c.preference desc, c.trust desc, c.said_at desc,
                  c.source_system collate "C", c.source_record_id collate "C"
    ),
    golden as (
        select w.canonical_user_id, m.key, m.value, w.source_identity_id, w.payload_version, w.trust
          from winner w, lateral jsonb_each(w.members) m
        union all
        select c.canonical_user_id, m.key, m.value, c.source_identity_id, c.payload_version, c.trust
          from (select k.canonical_user_id, k.unit,
                       mds.custom_winner(max(k.custom_function),
                                         array_agg(k.whole order by k.trust desc, k.said_at desc, k.source_system collate "C", k.source_record_id collate "C"),
                                         p_at is not null) as id
                  from claim k
                 where k.strategy = 'custom'
                 group by k.canonical_user_id, k.unit) chosen
          join claim c on c.canonical_user_id = chosen.canonical_user_id and c.unit = chosen.unit and c.source_identity_id = chosen.id,
               lateral jsonb_each(c.members) m
        union all
        select s.canonical_user_id, s.key, mds.aggregated(s."values"), (s.strongest).source_identity_id, (s.strongest).payload_version,
               (s.strongest).trust
          from (select c.canonical_user_id, m.key,
                       array_agg(m.value order by c.trust desc, c.said_at desc, c.source_system collate "C", c.source_record_id collate "C") as "values",
                       (array_agg(c.whole order by c.trust desc, c.said_at desc, c.source_system collate "C", c.source_record_id collate "C"))[1] as strongest
                  from claim c, lateral jsonb_each(c.members) m
                 where c.strategy = 'aggregate'
                 group by c.canonical_user_id, m.key) s
    )
    select g.canonical_user_id, '$.' || g.key, g.value, g.source_identity_id, g.payload_version, null::bigint, g.trust
      from golden g;
end;

comment on function mds.survivors(mds.offer[], timestamptz) is
$$The golden values among offers, by the rules of a moment (null: of now): survivorship itself, a pure function of offers and rules,
the same in whatever order they come. mds.consistent makes one profile of them.$$;

commit;
