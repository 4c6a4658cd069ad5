-- Deploy mds:matching/cluster to pg
-- requires: matching/agglomerate
-- requires: matching/household_doubt
-- requires: matching/component_of
-- requires: matching/evidence_of
-- requires: matching/repetitions
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
as $$
declare
    c_dense_limit constant integer := 150;      -- larger components fall apart at higher thresholds first
    c_rule        constant double precision := 1e300;   -- above every weight, below a person's verdict, which is infinite
    v_model    matching.models := matching.active_model();
    v_doubt    double precision := matching.household_doubt(v_model);
    v_ids      bigint[];
    v_systems  text[];      -- of those, index-aligned; null where one that may hold a person twice
    v_parent   integer[] := '{}';
    v_size     integer[];
    v_a        integer;
    v_b        integer;
    v_edge     record;
    v_part     record;
    -- Pairs of the components, index-aligned: component, places in it, identities, weight as it counts here, evidence.
    v_roots    integer[];
    v_as       integer[];
    v_bs       integer[];
    v_lefts    bigint[];
    v_rights   bigint[];
    v_weights  double precision[];
    v_evidence matching.evidence[];
    v_this     matching.evidence;
    v_missing  integer[] := '{}';
    v_is_contested boolean[];   -- of the component with this root: something speaks against one of its pairs, or nobody knows yet
    v_found    matching.evidence[];
    v_groups   integer[];
    v_least    bigint[];    -- smallest identity number of each group
    v_member   matching.membership;
    v_repeats  matching.repetition[] := array(select r from matching.repetitions(p_identity_ids) r);
begin
    -- What more than five say is decided by five; where those are one, the others are with them.
    if v_repeats <> '{}' then
        return query
        with decided as materialized (
            select * from matching.cluster(array(select unnest(p_identity_ids) except select r.source_identity_id from unnest(v_repeats) r),
                                           p_deduplicated_systems)
        ),
        heard as (
            select h.ids, (select min(d.cluster) from decided d where d.source_identity_id = any (h.ids) having count(distinct d.cluster) = 1) as cluster
              from (select distinct r.repeated_ids as ids from unnest(v_repeats) r) h
        ),
        placed as (
            select d.source_identity_id as id, d.cluster from decided d
            union all
            select r.source_identity_id, coalesce(h.cluster, r.source_identity_id) from unnest(v_repeats) r join heard h on h.ids = r.repeated_ids
        )
        select p.id, min(p.id) over (partition by p.cluster) from placed p;
        return;
    end if;

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
    for i in 1 .. cardinality(v_ids) loop
        v_parent := v_parent || i;
    end loop;
    v_size := array_fill(1, array[cardinality(v_ids)]);
    for v_edge in
        select l.n as a, r.n as b
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
        if v_size[v_parent[i]] = 1 then          -- alone: no more to decide
            v_member := row(v_ids[i], v_ids[i]);
            return next v_member;
        end if;
    end loop;
    if 1 = all (v_size) then
        return;
    end if;

    -- The pairs of each component, by place in it. What an edge of this model says need not be compared again.
    with member as (
        select p.root, v_ids[p.n] as id, v_systems[p.n] as system, (row_number() over (partition by p.root order by p.n))::integer as n
          from unnest(v_parent) with ordinality as p (root, n)
         where v_size[p.root] > 1
    ),
    pair as (
        select l.root, l.n as a, r.n as b, least(l.id, r.id) as left_id, greatest(l.id, r.id) as right_id,
               case when e.is_manual and e.verdict = 1 then 'infinity'::float8
                    when e.verdict = -1 or l.system = r.system then '-infinity'::float8
                    when e.verdict = 1 then c_rule
                    when x.is_known then e.weight end as weight,
               case when x.is_known then row(e.weight, e.verdict, e.levels)::matching.evidence end as evidence
          from member l
          join member r on r.root = l.root and r.n > l.n
          left join lateral (select * from matching.edges e where e.left_id = least(l.id, r.id) and e.right_id = greatest(l.id, r.id) offset 0) e on true
         cross join lateral (select coalesce(e.model_id = v_model.id and not e.is_manual, false) as is_known) x
    )
    select array_agg(p.root), array_agg(p.a), array_agg(p.b), array_agg(p.left_id), array_agg(p.right_id),
           array_agg(p.weight), array_agg(p.evidence)
      into v_roots, v_as, v_bs, v_lefts, v_rights, v_weights, v_evidence
      from pair p;

    v_is_contested := array_fill(false, array[cardinality(v_ids)]);
    for i in 1 .. cardinality(v_roots) loop
        v_this := v_evidence[i];
        if v_this is null then
            v_missing := v_missing || i;
            v_is_contested[v_roots[i]] := true;
        elsif not v_is_contested[v_roots[i]] and (v_weights[i] = '-infinity' or 0 > any (matching.counter_evidence(v_this.levels, v_this.weight))) then
            v_is_contested[v_roots[i]] := true;
        end if;
    end loop;

    -- Where nothing speaks against anything, every link holds: such a component is one cluster.
    v_least := array_fill(null::bigint, array[cardinality(v_ids)]);
    for i in 1 .. cardinality(v_ids) loop
        v_least[v_parent[i]] := least(v_least[v_parent[i]], v_ids[i]);
    end loop;
    for i in 1 .. cardinality(v_ids) loop
        if v_size[v_parent[i]] > 1 and not v_is_contested[v_parent[i]] then
            v_member := row(v_ids[i], v_least[v_parent[i]]);
            return next v_member;
        end if;
    end loop;
    if true <> all (v_is_contested) then
        return;
    end if;

    if v_missing <> '{}' then
        v_found := matching.evidence_of(array(select v_lefts[m] from unnest(v_missing) m), array(select v_rights[m] from unnest(v_missing) m));
        for i in 1 .. cardinality(v_missing) loop
            v_a := v_missing[i];
            v_evidence[v_a] := v_found[i];
            v_weights[v_a]  := coalesce(v_weights[v_a], case v_found[i].verdict when 1 then c_rule when -1 then '-infinity' else v_found[i].weight end);
        end loop;
    end if;

    for v_part in
        with pair as materialized (
            select p.root, p.a, p.b, p.weight, matching.counter_evidence(p.levels, p.evidence_weight) as against
              from unnest(v_roots, v_as, v_bs, v_weights, v_evidence) as p (root, a, b, weight, evidence_weight, verdict, levels)
             where v_is_contested[p.root]
        ),
        cell as (
            select p.root, c.position, p.weight, p.against, null::bigint as id
              from pair p,
                   lateral (values ((p.a - 1) * v_size[p.root] + p.b), ((p.b - 1) * v_size[p.root] + p.a)) as c (position)
            union all
            select p.root, (row_number() over (partition by p.root order by p.n) - 1) * (v_size[p.root] + 1) + 1, 0, matching.counter_evidence(null, null), v_ids[p.n]
              from unnest(v_parent) with ordinality as p (root, n)
             where v_is_contested[p.root]
        )
        select array_agg(c.weight order by c.position) as weights, array_agg(c.against order by c.position) as against,
               array_agg(c.id order by c.position) filter (where c.id is not null) as ids
          from cell c
         group by c.root
    loop
        v_groups := matching.agglomerate(cardinality(v_part.ids), v_part.weights, v_part.against, v_model.join_weight, v_doubt);
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
