-- Deploy mds:matching/replace_edges to pg
-- requires: matching/find_candidates
-- requires: matching/edges
-- requires: matching/default_model
begin;

create or replace function matching.replace_edges(p_former matching.candidate_pair[], p_edges matching.edges[])
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_touched  bigint[] := '{}';
    v_model_id integer := matching.active_model_id();
begin
    -- A person's verdict outlives the evidence; of everything else about the pair only what is different is written.
    if p_former <> '{}' then
        v_touched := array(
            select distinct t.id
              from unnest(p_former) p (left_id, right_id)
              join matching.edges e on e.left_id = p.left_id and e.right_id = p.right_id and not e.is_manual
              left join unnest(p_edges) s on s.left_id = e.left_id and s.right_id = e.right_id
             cross join lateral (values (e.left_id), (e.right_id)) as t (id)
             where (s.weight, s.verdict, s.levels) is distinct from (e.weight, e.verdict, e.levels));
        delete from matching.edges e
         using unnest(p_former) p (left_id, right_id)
         where e.left_id = p.left_id and e.right_id = p.right_id and not e.is_manual
           and not exists (select from unnest(p_edges) s where s.left_id = e.left_id and s.right_id = e.right_id);
        -- A model is no evidence: a verdict stands on what the two agree on, in the words of today's model.
        if exists (select
                     from unnest(p_former) p (left_id, right_id)
                     join matching.edges e on e.left_id = p.left_id and e.right_id = p.right_id
                    where e.is_manual and e.model_id <> v_model_id) then
            update matching.edges e
               set weight = matching.weight(l, r), levels = matching.levels(l, r), rule_verdict = matching.definite_verdict(l, r),
                   model_id = v_model_id
              from unnest(p_former) p (left_id, right_id), matching.features l, matching.features r
             where e.left_id = p.left_id and e.right_id = p.right_id and e.is_manual and e.model_id <> v_model_id
               and l.source_identity_id = e.left_id and r.source_identity_id = e.right_id;
        end if;
    end if;
    if p_edges <> '{}' then
        insert into matching.edges as e
        select s.* from unnest(p_edges) s
            on conflict (left_id, right_id) do update
           set weight = excluded.weight, verdict = excluded.verdict, levels = excluded.levels, found_by = excluded.found_by,
               model_id = excluded.model_id, scored_at = excluded.scored_at
         where not e.is_manual
           and (e.weight, e.verdict, e.levels, e.found_by, e.model_id)
               is distinct from (excluded.weight, excluded.verdict, excluded.levels, excluded.found_by, excluded.model_id);
    end if;
    return v_touched;
end;
$$;

comment on function matching.replace_edges(matching.candidate_pair[], matching.edges[]) is
$$Writes edges, and takes away those of the former pairs that are not among them; returns whom the former edges that went or say
something else connected.

What is there as it should be is not written. A person's verdict stays, on the evidence that it was given on; on that of today when
another model decides than did then.$$;

commit;
