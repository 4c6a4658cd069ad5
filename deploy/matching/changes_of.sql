-- Deploy mds:matching/changes_of to pg
-- requires: matching/opposition
-- requires: matching/household_doubt
-- requires: matching/shown_value
begin;

create type matching.change as (
    comparison   text,
    from_label   text,
    to_label     text,
    weight       double precision,
    link_weight  double precision
);
comment on type matching.change is 'A comparison of a pair that would decide otherwise of it if it came out at another level.';
comment on column matching.change.comparison  is 'Name of the comparison.';
comment on column matching.change.from_label  is 'Its level.';
comment on column matching.change.to_label    is 'The other one.';
comment on column matching.change.weight      is 'Match weight of the pair then, log2 odds.';
comment on column matching.change.link_weight is 'What would be left, then, of the strongest pair of the two groups.';

create or replace function matching.changes_of(l matching.features, r matching.features, p_bridge matching.bridge, p_is_linked boolean)
returns setof matching.change
language plpgsql
stable parallel safe
rows 10
as $$
declare
    c_made_of constant text[] := array['name_order', 'email_name'];     -- comparisons of what others compare
    v_model   matching.models  := matching.active_model();
    v_doubt   double precision := matching.household_doubt(v_model);
    v_levels  smallint[]       := matching.levels(l, r);
begin
    return query
    with level as (
        select c.ordinal, c.name, x.level, x.label
          from matching.comparisons c
          join matching.comparison_levels x on x.model_id = c.model_id and x.comparison_name = c.name
         where c.model_id = v_model.id
    ),
    change as (     -- what both say will change; what one of them does not say, if it is not judged by other comparisons
        select t.name, coalesce(h.label, 'one of them says nothing') as from_label, t.label as to_label,
               v_levels[: t.ordinal - 1] || t.level || v_levels[t.ordinal + 1 :] as levels
          from level t
          left join level h on h.ordinal = t.ordinal and h.level = v_levels[t.ordinal]
         where t.level <> v_levels[t.ordinal]
           and (v_levels[t.ordinal] >= 0
                or t.name <> all (c_made_of)
                   and (matching.shown_value(t.name, l, true) is null or matching.shown_value(t.name, r, true) is null))
           and (t.name not in ('given_name', 'family_name')     -- crosswise, another name is less for both
                or (l.given = r.family_core or r.given = l.family_core) is not true)
           and (t.name <> 'gender' or t.level = 0               -- the same says nothing where the given name says it
                or (l.given = r.given or l.given_roots && r.given_roots) is not true)
    ),
    weighed as materialized (       -- the first is what is
        select null as name, null as from_label, null as to_label, p_bridge.weight as weight, p_bridge.against as against
        union all
        select c.name, c.from_label, c.to_label, w.weight, matching.counter_evidence(c.levels, w.weight)
          from change c,
               lateral (select matching.weight(c.levels, least(l.given_rarity, r.given_rarity), least(l.family_rarity, r.family_rarity),
                                               least(l.city_rarity, r.city_rarity)) as weight offset 0) w
    ),
    linked as materialized (
        select w.*, greatest(w.weight, p_bridge.strongest) as strongest,
               greatest(w.weight, p_bridge.strongest) + matching.opposition(p_bridge, w.weight, w.against, v_doubt) as link
          from weighed w
    ),
    decided as (        -- what makes room for a link does not make up for a weight that is not enough, nor a stronger pair that nothing found
        select k.*, least(case when p_is_linked then k.strongest else k.weight end, k.link) >= v_model.join_weight as is_joined from linked k
    ),
    nearest as (
        select distinct on (d.name) d.*, abs(d.weight - p_bridge.weight) as step
          from decided d
          join decided n on n.name is null and n.is_joined <> d.is_joined
         order by d.name, step
    )
    select n.name, n.from_label, n.to_label, n.weight, n.link from nearest n order by n.step, n.name;
end;
$$;

comment on function matching.changes_of(matching.features, matching.features, matching.bridge, boolean) is
$$Single comparisons of a pair that at another level would decide otherwise of the two groups that p_bridge stands between: of each comparison the nearest level
that does, the smallest step of weight first. l and r with the rarities of the active model (matching.with_rarities), the first of them the one with the smaller number.
p_is_linked: the two groups are of one component even without this pair; where they are not, no other pair joins them, however strong, because no key found it.

Of the pair alone: what one of the two would then say of other records of the groups is not reckoned. It goes by the weight: of a pair that a rule, a person or another pair decides on it does not tell the truth.$$;

commit;
