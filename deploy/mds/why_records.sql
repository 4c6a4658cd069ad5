-- Deploy mds:mds/why_records to pg
-- requires: mds/source_identities
-- requires: mds/may_see_clear
-- requires: mds/may_see_all
-- requires: mds/masked
-- requires: matching/default_model
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
    v_model    matching.models := matching.active_model();
    v_l        matching.features;
    v_r        matching.features;
    v_levels   smallint[];
    v_users    uuid[];
    v_clear_a  boolean;
    v_clear_b  boolean;
begin
    select * into v_l from matching.features f where f.source_identity_id = p_a;
    select * into v_r from matching.features f where f.source_identity_id = p_b;
    v_users := array[(select i.canonical_user_id from mds.source_identities i where i.id = p_a),
                     (select i.canonical_user_id from mds.source_identities i where i.id = p_b)];
    if v_l.source_identity_id is null or v_r.source_identity_id is null
       or not (mds.may_see_all() or coalesce(mds.may_see_clear(v_users[1]), false) and coalesce(mds.may_see_clear(v_users[2]), false)) then
        raise exception 'no two records % and %', coalesce(p_a::text, '(null)'), coalesce(p_b::text, '(null)')
            using errcode = 'MDNRC', detail = 'One of them is unknown, retracted, or of a source system that is not yours.',
                  hint = 'mds.resolution and mds.user_identities have the numbers of records.';
    end if;
    v_clear_a := mds.may_see_clear(v_users[1]);
    v_clear_b := mds.may_see_clear(v_users[2]);
    v_levels  := matching.levels(v_l, v_r);

    return query
    with step as (
        select c.ordinal, c.name, l.label, l.m, l.u,
               case when l.rarity is not null
                    then coalesce(greatest((to_jsonb(v_l) ->> l.rarity)::float8, (to_jsonb(v_r) ->> l.rarity)::float8) + ln(l.u) / ln(2::float8), 0)
                    else 0 end as tf,
               ln(l.m / l.u) / ln(2::float8) as base
          from matching.comparisons c
          join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name and l.level = v_levels[c.ordinal]
         where c.model_id = v_model.id
    ),
    waterfall as (
        select 0 as ordinal, 'prior' as name, 'two records taken at random' as label, null::float8 as m, null::float8 as u,
               0::float8 as tf, v_model.prior_weight as base
        union all
        select s.ordinal, s.name, s.label, s.m, s.u, s.tf, s.base from step s
    )
    select w.name, w.label,
           case when w.ordinal > 0 then matching.shown_value(w.name, v_l, v_clear_a) end,
           case when w.ordinal > 0 then matching.shown_value(w.name, v_r, v_clear_b) end,
           w.m, w.u, w.tf, w.base + w.tf, sum(w.base + w.tf) over (order by w.ordinal)
      from waterfall w
    union all
    select 'definite rule', d.name || ': ' || d.description, null, null, null, null, null, null, null
      from matching.definite_rules d
     where d.model_id = v_model.id and d.verdict = matching.definite_verdict(v_l, v_r)
     limit 100;
end;
$$;

comment on function mds.why_records(bigint, bigint) is
$$Why two records are, or are not, one person: the waterfall from the prior over every comparison with something to say to
the match weight, log2. The numbers are those the decision used: same functions, same model.

Values are masked for callers that may not see the person in clear. Raises MDNRC when a record is unknown, retracted, or
not the caller's to see.$$;

grant execute on function mds.why_records(bigint, bigint) to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
