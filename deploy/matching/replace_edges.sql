-- Deploy mds:matching/replace_edges to pg
-- requires: matching/find_candidates
-- requires: matching/edges
-- requires: matching/default_model
begin;

create or replace function matching.replace_edges(p_former matching.edges[], p_edges matching.edges[])
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_changed  matching.edges[];
    v_touched  bigint[] := '{}';
    v_model_id integer := matching.active_model_id();
begin
    -- A person's verdict outlives the evidence; of everything else about the pair only what is different is written.
    if p_former <> '{}' then
        v_changed := array(
            select e
              from unnest(p_former) e
              left join unnest(p_edges) s on s.left_id = e.left_id and s.right_id = e.right_id
             where not e.is_manual and (s.weight, s.verdict, s.levels) is distinct from (e.weight, e.verdict, e.levels));
        if v_changed <> '{}' then
            v_touched := array(select e.left_id from unnest(v_changed) e union select e.right_id from unnest(v_changed) e);
            delete from matching.edges e
             using (select c.left_id, c.right_id from unnest(v_changed) c
                    except
                    select s.left_id, s.right_id from unnest(p_edges) s) gone
             where e.left_id = gone.left_id and e.right_id = gone.right_id;
        end if;
        -- A model is no evidence: a verdict stands on what the two agree on, in the words of today's model.
        if exists (select from unnest(p_former) e where e.is_manual and e.model_id <> v_model_id) then
            update matching.edges e
               set weight = matching.weight(l, r), levels = matching.levels(l, r), rule_verdict = matching.definite_verdict(l, r),
                   model_id = v_model_id
              from unnest(p_former) p, matching.features l, matching.features r
             where p.is_manual and p.model_id <> v_model_id and e.left_id = p.left_id and e.right_id = p.right_id
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

comment on function matching.replace_edges(matching.edges[], matching.edges[]) is
$$Writes edges, and takes away those of the former edges, as they stand, that are not among them; returns whom the former edges that
went or say something else connected.

What is there as it should be is not written. A person's verdict stays, on the evidence that it was given on; on that of today when
another model decides than did then.$$;

commit;
