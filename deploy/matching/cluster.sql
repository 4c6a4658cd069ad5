-- Deploy mds:matching/cluster to pg
-- requires: matching/agglomerate
-- requires: matching/component_of
-- requires: matching/evidence_of
begin;

create type matching.membership as (
    source_identity_id  bigint,
    cluster             bigint
);
comment on type matching.membership is 'An identity and the cluster it falls into.';
comment on column matching.membership.source_identity_id is 'The identity.';
comment on column matching.membership.cluster            is 'The smallest identity number of the cluster.';

create or replace function matching.cluster(p_identity_ids bigint[], p_deduplicated_systems text[])
returns setof matching.membership
language plpgsql
stable parallel safe
rows 5
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_dense_limit constant integer := 150;      -- larger components fall apart at higher thresholds first
    c_rule        constant double precision := 1e300;   -- above every weight, below a person's verdict, which is infinite
    c_most_against constant double precision := -30;    -- of one pair, log2
    v_model    matching.models := matching.active_model();
    v_ids      bigint[];
    v_systems  text[];      -- of those, index-aligned; null where one that may hold a person twice
    v_parent   integer[];
    v_size     integer[];
    v_a        integer;
    v_b        integer;
    v_edge     record;
    v_part     record;
    v_groups   integer[];
    v_least    bigint[];    -- smallest identity number of each group
    v_member   matching.membership;
begin
    select array_agg(f.source_identity_id order by f.record_key, f.source_identity_id),
           array_agg(case when f.source_system = any (p_deduplicated_systems) then f.source_system end
                     order by f.record_key, f.source_identity_id)
      into v_ids, v_systems
      from matching.features f
     where f.source_identity_id = any (p_identity_ids);

    if v_ids is null then
        return;
    end if;

    -- Components of the edges that can join: union-find over positions in v_ids, heaviest edge first. A union that would
    -- make a component too large for the dense step is put off; the lightest edges of a giant are what is given up.
    select array_agg(i order by i) into v_parent from generate_series(1, cardinality(v_ids)) i;
    v_size := array_fill(1, array[cardinality(v_ids)]);
    for v_edge in
        select l.n as a, r.n as b, e.verdict, e.weight, e.levels, e.is_manual or e.model_id <> v_model.id as is_to_compare
          from matching.edges e
          join unnest(v_ids) with ordinality as l (id, n) on l.id = e.left_id
          join unnest(v_ids) with ordinality as r (id, n) on r.id = e.right_id
         where e.verdict = 1 or (e.verdict = 0 and e.weight >= v_model.join_weight)
         order by e.verdict desc, e.weight desc, least(l.n, r.n), greatest(l.n, r.n)
    loop
        v_a := v_edge.a;
        while v_parent[v_a] <> v_a loop
            v_parent[v_a] := v_parent[v_parent[v_a]];
            v_a := v_parent[v_a];
        end loop;
        v_b := v_edge.b;
        while v_parent[v_b] <> v_b loop
            v_parent[v_b] := v_parent[v_parent[v_b]];
            v_b := v_parent[v_b];
        end loop;
        if v_a <> v_b and v_size[v_a] + v_size[v_b] <= c_dense_limit then
            v_parent[greatest(v_a, v_b)] := least(v_a, v_b);
            v_size[least(v_a, v_b)] := v_size[v_a] + v_size[v_b];
        end if;
    end loop;
    for i in 1 .. cardinality(v_ids) loop        -- a root is the smallest position, so one pass flattens
        v_parent[i] := v_parent[v_parent[i]];
        if v_parent[i] = i and v_size[i] = 1 then       -- alone: no more to decide
            v_member := row(v_ids[i], v_ids[i]);
            return next v_member;
        end if;
    end loop;
    if cardinality(v_ids) = 1 then
        return;
    elsif cardinality(v_ids) = 2 and v_parent[2] = 1 and not v_edge.is_to_compare then
        -- What follows, for the one pair that most calls are about.
        v_groups := array[1, case when v_systems[1] = v_systems[2] then 2
                                  when v_edge.verdict = 1 or v_edge.weight + matching.contradiction(v_edge.levels) >= v_model.join_weight then 1
                                  else 2 end];
        v_member := row(v_ids[1], case v_groups[2] when 1 then least(v_ids[1], v_ids[2]) else v_ids[1] end);
        return next v_member;
        v_member := row(v_ids[2], case v_groups[2] when 1 then least(v_ids[1], v_ids[2]) else v_ids[2] end);
        return next v_member;
        return;
    end if;

    for v_part in
        with member as (
            select p.root, v_ids[p.n] as id, v_systems[p.n] as system, (row_number() over (partition by p.root order by p.n))::integer as n,
                   v_size[p.root] as size
              from unnest(v_parent) with ordinality as p (root, n)
             where v_size[p.root] > 1
        ),
        -- What an edge of this model says need not be compared again. A pair is contradicted by what a person has one of, or by all
        -- evidence together where that is against it.
        pair as materialized (
            select l.root, l.size, l.n as a, r.n as b,
                   case when e.is_manual and e.verdict = -1 then '-infinity'::float8
                        when e.is_manual and e.verdict = 1  then 'infinity'::float8
                        when e.verdict = -1 or l.system = r.system then '-infinity'::float8
                        when e.verdict = 1 then c_rule
                        when e.verdict = 0 then e.weight
                        when x.weight = 'infinity' then c_rule
                        else x.weight end as weight,
                   least(coalesce(x.contradiction, matching.contradiction(e.levels)),
                         greatest(c_most_against, coalesce(x.weight, e.weight) - v_model.prior_weight)) as contradiction
              from member l
              join member r on r.root = l.root and r.n > l.n
              left join matching.edges e on e.left_id = least(l.id, r.id) and e.right_id = greatest(l.id, r.id)
              left join lateral matching.evidence_of(l.id, r.id) x on (e.model_id = v_model.id and not e.is_manual) is not true
        ),
        cell as (
            select p.root, (p.a - 1) * p.size + p.b as position, p.weight, p.contradiction, null::bigint as id from pair p
            union all
            select p.root, (p.b - 1) * p.size + p.a, p.weight, p.contradiction, null from pair p
            union all
            select m.root, (m.n - 1) * m.size + m.n, 0, 0, m.id from member m
        )
        select array_agg(c.weight order by c.position) as weights, array_agg(c.contradiction order by c.position) as contradictions,
               array_agg(c.id order by c.position) filter (where c.id is not null) as ids
          from cell c
         group by c.root
    loop
        v_groups := matching.agglomerate(cardinality(v_part.ids), v_part.weights, v_part.contradictions, v_model.join_weight);
        v_least  := array_fill(null::bigint, array[cardinality(v_groups)]);
        for i in 1 .. cardinality(v_groups) loop
            v_least[v_groups[i]] := least(v_least[v_groups[i]], v_part.ids[i]);
        end loop;
        for i in 1 .. cardinality(v_groups) loop
            v_member := row(v_part.ids[i], v_least[v_groups[i]]);
            return next v_member;
        end loop;
    end loop;
end;
$$;

comment on function matching.cluster(bigint[], text[]) is
$$Falls identities into clusters by the edges between them; each identity comes back once.

Give it whole components (matching.component_of): then the result depends on the records, the model and the verdicts alone,
not on the order of arrival. p_deduplicated_systems hold each person once: two records of one of them never share a cluster
without a person's verdict.$$;

commit;
