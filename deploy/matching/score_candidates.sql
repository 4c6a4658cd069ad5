-- Deploy mds:matching/score_candidates to pg
-- requires: matching/find_candidates
-- requires: matching/evidence_of
-- requires: matching/edges
begin;

create or replace function matching.score_candidates(p_identity_ids bigint[])
returns bigint[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model    matching.models := matching.active_model();
    v_pairs    matching.candidate_pair[] := array(select p from matching.find_candidates(p_identity_ids) p);
    v_scored   matching.edges[];
    v_touched  bigint[];
begin
    if v_pairs <> '{}' then
        select array_agg(row(p.left_id, p.right_id, e.weight, e.verdict, false, e.levels, p.found_by, null, v_model.id, clock_timestamp())::matching.edges)
          into v_scored
          from unnest(v_pairs) with ordinality as p (left_id, right_id, found_by, n)
          join unnest(matching.evidence_of(array(select p.left_id from unnest(v_pairs) p), array(select p.right_id from unnest(v_pairs) p)))
               with ordinality as e (weight, verdict, levels, n) on e.n = p.n
         where e.verdict = 1 or e.weight >= v_model.review_weight;
    end if;

    -- Whom these edges connected, or will connect otherwise, is decided anew as well.
    select array_agg(distinct t.id) into v_touched
      from (select unnest(array[e.left_id, e.right_id])
              from matching.edges e
              left join unnest(v_scored) s on s.left_id = e.left_id and s.right_id = e.right_id
             where (e.left_id = any (p_identity_ids) or e.right_id = any (p_identity_ids)) and not e.is_manual
               and (s.weight, s.verdict, s.levels) is distinct from (e.weight, e.verdict, e.levels)
            union all
            select unnest(p_identity_ids)) as t (id);

    -- A person's verdict outlives the evidence; of everything else about the pair only what is different is written.
    delete from matching.edges e
     where (e.left_id = any (p_identity_ids) or e.right_id = any (p_identity_ids)) and not e.is_manual
       and not exists (select from unnest(v_scored) s where s.left_id = e.left_id and s.right_id = e.right_id);
    if v_scored is not null then
        insert into matching.edges as e
        select s.* from unnest(v_scored) s
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

comment on function matching.score_candidates(bigint[]) is
$$Scores the given identities anew against every candidate and stores the edges; returns the identities whose edges changed,
former neighbours included.

An edge is kept when a definite rule says one person, or the weight reaches the model's review_weight; a person's verdict
stays. Call matching.lock_keys first.$$;

commit;
