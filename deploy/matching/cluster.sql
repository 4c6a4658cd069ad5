-- Deploy mds:matching/cluster to pg
-- requires: matching/agglomerate
-- requires: matching/component_of
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
    v_model    matching.models := matching.active_model();
    v_ids      bigint[];
    v_parent   integer[];
    v_a        integer;
    v_b        integer;
    v_edge     record;
    v_part     record;
    v_groups   integer[];
begin
    select array_agg(f.source_identity_id order by f.record_key, f.source_identity_id) into v_ids
      from matching.features f
     where f.source_identity_id = any (p_identity_ids);

    if v_ids is null then
        return;
    end if;

    -- Components of the edges that can join: union-find over positions in v_ids, heaviest edge first. A union that would
    -- make a component too large for the dense step is put off; the lightest edges of a giant are what is given up.
    select array_agg(i order by i) into v_parent from generate_series(1, cardinality(v_ids)) i;
    declare
        v_size integer[] := array_fill(1, array[cardinality(v_ids)]);
    begin
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
    end;
    for i in 1 .. cardinality(v_ids) loop        -- a root is the smallest position, so one pass flattens
        v_parent[i] := v_parent[v_parent[i]];
    end loop;

    -- Alone: no more to decide.
    return query
    select v_ids[p.n], min(v_ids[p.n]) over (partition by p.root)
      from unnest(v_parent) with ordinality as p (root, n)
     where p.root in (select q.root from unnest(v_parent) q (root) group by q.root having count(*) = 1);

    for v_part in
        with member as (
            select p.root, v_ids[p.n] as id, (row_number() over (partition by p.root order by p.n))::integer as n,
                   (count(*) over (partition by p.root))::integer as size
              from unnest(v_parent) with ordinality as p (root, n)
        ),
        cell as (
            select l.root, l.size, (l.n - 1) * l.size + r.n as position, r.id,
                   case when l.n = r.n then 0
                        when e.verdict = -1 and e.is_manual then '-infinity'::float8
                        when e.verdict = 1 and e.is_manual  then 'infinity'::float8
                        when e.verdict = -1 then '-infinity'::float8
                        when fl.source_system = fr.source_system and fl.source_system = any (p_deduplicated_systems)
                            then '-infinity'::float8
                        when e.verdict = 1 then c_rule
                        when e.weight is not null then e.weight
                        when matching.definite_verdict(fl, fr) = -1 then '-infinity'::float8
                        when matching.definite_verdict(fl, fr) = 1  then c_rule
                        else matching.weight(fl, fr) end as weight,
                   case when l.n = r.n then 0 else matching.contradiction(matching.levels(fl, fr)) end as contradiction
              from member l
              join member r on r.root = l.root
              join matching.features fl on fl.source_identity_id = least(l.id, r.id)
              join matching.features fr on fr.source_identity_id = greatest(l.id, r.id)
              left join matching.edges e on e.left_id = least(l.id, r.id) and e.right_id = greatest(l.id, r.id)
             where l.size > 1
        )
        select c.root, c.size, array_agg(c.weight order by c.position) as weights,
               array_agg(c.contradiction order by c.position) as contradictions,
               array_agg(c.id order by c.position) filter (where c.position <= c.size) as ids       -- the first row of the matrix
          from cell c
         group by c.root, c.size
    loop
        v_groups := matching.agglomerate(v_part.size, v_part.weights, v_part.contradictions, v_model.join_weight);
        return query
        select v_part.ids[g.n], min(v_part.ids[g.n]) over (partition by g.head)
          from unnest(v_groups) with ordinality as g (head, n);
    end loop;
end;
$$;

comment on function matching.cluster(bigint[], text[]) is
$$Falls identities into clusters by the edges between them; each identity comes back once.

Give it whole components (matching.component_of): then the result depends on the records, the model and the verdicts alone,
not on the order of arrival. p_deduplicated_systems hold each person once: two records of one of them never share a cluster
without a person's verdict.$$;

commit;
