-- Deploy mds:matching/component_of to pg
-- requires: matching/edges
-- requires: matching/compile
begin;

create or replace function matching.component_of(p_identity_ids bigint[])
returns setof bigint
language plpgsql
stable parallel safe
rows 5
as $$
begin
    return query
    with recursive joined (id) as (
        select unnest(p_identity_ids)
        union
        select n.id
          from joined j,
               lateral (select e.right_id, e.weight, e.verdict from matching.edges e where e.left_id = j.id
                        union all
                        select e.left_id, e.weight, e.verdict from matching.edges e where e.right_id = j.id) as n (id, weight, verdict)
         where n.verdict = 1 or (n.verdict = 0 and n.weight >= matching.join_weight())
    )
    select j.id from joined j;
end;
$$;

comment on function matching.component_of(bigint[]) is
$$The given identities and all that edges strong enough to join connect them with, directly or through others.

Clusters are parts of such components: what lies outside cannot change how a component falls into clusters.$$;

commit;
