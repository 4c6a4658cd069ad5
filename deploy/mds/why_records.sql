-- Deploy mds:mds/why_records to pg
-- requires: mds/check_pair
-- requires: matching/holding_rule
-- requires: matching/shown_value
-- requires: matching/with_rarities
-- requires: matching/apart
-- requires: matching/edges
begin;

create type mds.evidence as (
    comparison         text,
    level              text,
    value_a            text,
    value_b            text,
    m                  double precision,
    u                  double precision,
    tf_adjustment      double precision,
    weight             double precision,
    cumulative_weight  double precision
);
comment on type mds.evidence is 'One step of the waterfall from the prior to the match weight of two records.';
comment on column mds.evidence.comparison        is 'What was compared; prior for where it starts, definite rule for one that stands above the weight.';
comment on column mds.evidence.level             is 'How far it agrees.';
comment on column mds.evidence.value_a           is 'Value of the first record; masked where the caller may not see it in clear.';
comment on column mds.evidence.value_b           is 'Value of the second record.';
comment on column mds.evidence.m                 is 'How often records of one person are at this level.';
comment on column mds.evidence.u                 is 'How often records of two people are.';
comment on column mds.evidence.tf_adjustment     is 'What the rarity of the agreeing value adds to log2(m / u).';
comment on column mds.evidence.weight            is 'log2(m / u) + tf_adjustment.';
comment on column mds.evidence.cumulative_weight is 'Sum so far; the last one is the match weight.';

create or replace function mds.why_records(p_a bigint, p_b bigint)
returns setof mds.evidence
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_l       matching.features;
    v_r       matching.features;
    v_edge    matching.edges;
    v_model   matching.models;
    v_levels  smallint[];
    v_weight  double precision;
begin
    perform mds.check_pair(p_a, p_b);
    select * into v_l from matching.features f where f.source_identity_id = p_a;
    select * into v_r from matching.features f where f.source_identity_id = p_b;

    -- What decided, where it is kept; else what would decide now. Below review_weight nothing is kept, and model and
    -- features give the same again. Rarities are those of that model: what is stored may be another's until all is recomputed.
    select * into v_edge from matching.edges e where e.left_id = least(p_a, p_b) and e.right_id = greatest(p_a, p_b);
    select * into v_model from matching.models m where m.id = coalesce(v_edge.model_id, matching.active_model_id());
    v_l := matching.with_rarities(v_l, v_model.id);
    v_r := matching.with_rarities(v_r, v_model.id);
    if v_edge.model_id is not null and v_edge.levels <> '{}' then
        v_levels := v_edge.levels;
        v_weight := v_edge.weight;
    else
        v_levels := matching.levels(v_l, v_r);
        v_weight := matching.weight(v_l, v_r);
    end if;

    return query
    with compared as (
        select c.ordinal, c.name, l.label, l.m, l.u, ln(l.m / l.u) / ln(2::float8) as plain, ln(l.m) / ln(2::float8) + r.rarity as rare,
               coalesce(ln(coalesce(l.h, l.u)) / ln(2::float8) + r.rarity, ln(coalesce(l.h, l.u) / l.u) / ln(2::float8)) as household,
               matching.apart(v_model.background_weight, l.u, l.b) as apart, coalesce(ln(l.b / l.u) / ln(2::float8), 0) as alike, l.b is not null as is_of_background
          from matching.comparisons c
          join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name and l.level = v_levels[c.ordinal],
               lateral (select least((to_jsonb(v_l) ->> l.rarity)::real, (to_jsonb(v_r) ->> l.rarity)::real) as rarity) r
         where c.model_id = v_model.id
    ),
    waterfall as (
        select 0 as ordinal, 'prior' as name, 'two records taken at random' as label, null::float8 as m, null::float8 as u,
               null::float8 as tf, v_model.prior_weight as weight
        union all
        select s.ordinal, s.name, s.label, s.m, s.u, coalesce(s.rare - s.plain, 0), coalesce(s.rare, s.plain) from compared s
    ),
    step as (
        select w.*, sum(w.weight) over (order by w.ordinal) as cumulative from waterfall w
    ),
    -- As in matching.compile: by how much less a pair is than its comparisons, because of its background and as a household. Written
    -- again, because the model that decided need not be the one that is compiled.
    explained as (
        select greatest(1, coalesce((select exp(ln(2::float8) * (ln(1 - power(2::float8, v_model.background_weight)) / ln(2::float8) + sum(c.apart)))
                                            + exp(ln(2::float8) * (v_model.background_weight + sum(c.alike)))
                                       from compared c
                                     having bool_or(c.is_of_background)), 1)) as background,
               case when v_model.household_weight is null then 0
                    else (select exp(ln(2::float8) * least(1000, v_model.household_weight + coalesce(sum(c.household), 0))) from compared c) end as household
    ),
    rest as (           -- where it comes to what is left, the last step is that to the last bit
        select w.total, v_weight - w.total as missing, e.background,
               case when abs(v_weight - w.total - e.background - e.household) < 1e-6 then v_weight - w.total - e.background else e.household end as household,
               abs(v_weight - w.total - e.background - e.household) < 1e-6 as is_all
          from (select sum(weight order by ordinal) as total from waterfall) w,
               (select -ln(x.background) / ln(2::float8) as background, -ln(1 + x.household / x.background) / ln(2::float8) as household from explained x) e
    )
    select s.name, s.label,
           case when s.ordinal > 0 then matching.shown_value(s.name, v_l, mds.may_see_clear(a.canonical_user_id)) end,
           case when s.ordinal > 0 then matching.shown_value(s.name, v_r, mds.may_see_clear(b.canonical_user_id)) end,
           s.m, s.u, s.tf, s.weight, s.cumulative
      from step s, mds.source_identities a, mds.source_identities b
     where a.id = p_a and b.id = p_b
    union all
    select 'background', 'what strangers of one background have in common', null, null, null, null, null, r.background,
           case when r.is_all and r.household = 0 then v_weight else r.total + r.background end
      from rest r
     where r.background <> 0        -- country, language: whatever names and places go with
    union all
    select 'household', 'what members of one household have in common', null, null, null, null, null, r.household,
           case when r.is_all then v_weight else r.total + r.background + r.household end
      from rest r
     where r.household <> 0         -- what the model allows for two members of one household
    union all
    select 'rarity', 'what was rarer or less rare when it was decided', null, null, null, null, r.missing - r.background - r.household,
           r.missing - r.background - r.household, v_weight
      from rest r
     where not r.is_all
    union all
    select 'definite rule', d.name || ': ' || d.description, null, null, null, null, null, null, null
      from matching.holding_rule(v_l, v_r) d
     where d.name is not null
    union all
    select 'person', case v_edge.verdict when 1 then 'one person, a person has said' else 'two people, a person has said' end,
           null, null, null, null, null, null, null
     where v_edge.is_manual;
end;
$$;

comment on function mds.why_records(bigint, bigint) is
$$Why two records are, or are not, one person: the waterfall from the prior over every comparison with something to say to
the match weight, log2. The numbers are those of the decision, to the last bit: the kept edge with its model, or what the active
model makes of the pair. What the levels together say of two strangers of one background, and of two members of one household, are steps of their own. So is what the rarity of the
values was when it was decided beyond what the model says today: one of the records was still described by the model before. A definite rule and a person's verdict, which stand above the weight, come last, without one.

Values are masked for callers that may not see the person in clear. Raises MDNRC when a record is unknown, retracted, or
not the caller's to see.$$;

grant execute on function mds.why_records(bigint, bigint) to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
