-- Deploy mds:matching/bridge_of to pg
-- requires: matching/edges
-- requires: matching/features
-- requires: matching/evidence_of
-- requires: matching/said_ones
begin;

create type matching.bridge as (
    weight      double precision,
    against     double precision[],
    strongest   double precision,
    is_ruled    boolean,
    vetoes      bigint[],
    own         double precision[],
    total       double precision[],
    beside      double precision[],
    telling_a   integer[],
    telling_b   integer[],
    a_tells     boolean[],
    b_tells     boolean[]
);
comment on type matching.bridge is
$$What stands between two groups of identities, a and b, that one pair of theirs would bring together. Arrays are by comparison, in the order of
matching.counter_evidence.$$;
comment on column matching.bridge.weight    is 'Of the pair: its match weight, log2 odds.';
comment on column matching.bridge.against   is 'Of the pair: what contradicts it.';
comment on column matching.bridge.strongest is 'Greatest weight of the other pairs; null where there are none, as the arrays are.';
comment on column matching.bridge.is_ruled  is 'A rule or a person says of any pair, this one included, that it is one person.';
comment on column matching.bridge.vetoes    is 'All pairs that must not be together, this one included: the two identities of each, one after the other.';
comment on column matching.bridge.own       is 'What contradicts the strongest of the other pairs.';
comment on column matching.bridge.total     is 'Sum of what contradicts the other pairs.';
comment on column matching.bridge.beside    is 'What contradicts pairs that count as this one, because a person says that their records are one: of the mildest of them. Not in total.';
comment on column matching.bridge.telling_a is 'How many records of a, without that of the pair, say something.';
comment on column matching.bridge.telling_b is 'The same of b.';
comment on column matching.bridge.a_tells   is 'Whether the record of the pair that is in a says something to another one of b.';
comment on column matching.bridge.b_tells   is 'Whether that in b does to another one of a.';

create or replace function matching.bridge_of(p_a bigint, p_b bigint, p_as bigint[], p_bs bigint[], p_deduplicated_systems text[])
returns matching.bridge
language plpgsql
stable parallel safe
as $$
declare
    v_model   integer := matching.active_model_id();
    v_bridge  matching.bridge;
begin
    with pair as (
        select a.id = p_a and b.id = p_b as is_this, a.one as a_one, b.one as b_one, least(a.id, b.id) as left_id, greatest(a.id, b.id) as right_id
          from unnest(p_as, matching.said_ones(p_as)) as a (id, one), unnest(p_bs, matching.said_ones(p_bs)) as b (id, one)
    ),
    known as (          -- looked up pair by pair (offset 0): the planner knows nothing of the two groups
        select p.*, e.weight, e.levels, e.verdict, e.is_manual, coalesce(e.model_id = v_model and not e.is_manual, false) as is_known
          from pair p
          left join lateral (select x.* from matching.edges x where x.left_id = p.left_id and x.right_id = p.right_id offset 0) e on true
    ),
    missing as (        -- what an edge of this model says need not be compared again, as in matching.cluster
        select array_agg(k.left_id order by k.left_id, k.right_id) as left_ids, array_agg(k.right_id order by k.left_id, k.right_id) as right_ids
          from known k
         where not k.is_known
    ),
    found as (
        select f.* from missing m, unnest(m.left_ids, m.right_ids, matching.evidence_of(m.left_ids, m.right_ids)) as f (left_id, right_id, weight, verdict, levels)
    ),
    judged as (
        select k.is_this, k.a_one, k.b_one, k.left_id, k.right_id, v.weight, matching.counter_evidence(v.levels, v.weight) as against,
               case when k.is_manual then k.verdict
                    when l.source_system = r.source_system and l.source_system = any (p_deduplicated_systems) then -1
                    else coalesce(nullif(k.verdict, 0), v.verdict) end as verdict
          from known k
          left join found f on f.left_id = k.left_id and f.right_id = k.right_id
         cross join lateral (select case when k.is_known then k.weight else f.weight end as weight, case when k.is_known then k.levels else f.levels end as levels,
                                    case when k.is_known then k.verdict else f.verdict end as verdict offset 0) v
         cross join lateral (select x.source_system from matching.features x where x.source_identity_id = k.left_id offset 0) l
         cross join lateral (select x.source_system from matching.features x where x.source_identity_id = k.right_id offset 0) r
    ),
    other as (
        select j.*, max(j.weight) over () as strongest from judged j where not j.is_this
    ),
    said_pair as (      -- of two that count as one each
        select t.n, o.a_one = i.a_one as has_a, o.b_one = i.b_one as has_b, o.a_one, o.b_one,
               max(coalesce(t.against, 0)) as against, bool_or(t.against is not null) as tells,
               max(coalesce(t.against, 0)) filter (where o.weight = o.strongest) as own
          from other o
          join judged i on i.is_this
         cross join lateral unnest(o.against) with ordinality as t (against, n)
         group by t.n, o.a_one, o.b_one, i.a_one, i.b_one
    ),
    compared as (
        select s.n, max(s.own) as own, coalesce(sum(s.against) filter (where not (s.has_a and s.has_b)), 0) as total,
               max(s.against) filter (where s.has_a and s.has_b) as beside,
               count(distinct s.a_one) filter (where s.tells and not s.has_a) as telling_a,
               count(distinct s.b_one) filter (where s.tells and not s.has_b) as telling_b,
               bool_or(s.tells and s.has_a) as a_tells, bool_or(s.tells and s.has_b) as b_tells
          from said_pair s
         group by s.n
    )
    select (select j.weight from judged j where j.is_this), (select j.against from judged j where j.is_this),
           (select max(o.weight) from other o),
           (select bool_or(j.verdict = 1) from judged j),
           coalesce((select array_agg(v.id order by j.left_id, j.right_id, v.id)
                       from judged j, lateral (values (j.left_id), (j.right_id)) as v (id) where j.verdict = -1), '{}'),
           array_agg(c.own order by c.n), array_agg(c.total order by c.n), array_agg(c.beside order by c.n),
           array_agg(c.telling_a order by c.n), array_agg(c.telling_b order by c.n), array_agg(c.a_tells order by c.n), array_agg(c.b_tells order by c.n)
      into v_bridge
      from compared c;
    return v_bridge;
end;
$$;

comment on function matching.bridge_of(bigint, bigint, bigint[], bigint[], text[]) is
$$What stands between two groups of identities, p_as and p_bs, that the pair of p_a, one of the first, and p_b, one of the second, would bring together: the pair by itself,
and what the others add up to (matching.opposition). As matching.cluster sees it, under the active model; p_deduplicated_systems as there.

The time it takes grows with the product of the two.$$;

commit;
