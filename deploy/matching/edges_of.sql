-- Deploy mds:matching/edges_of to pg
-- requires: matching/find_candidates
-- requires: matching/evidence_of
-- requires: matching/edges
begin;

create or replace function matching.edges_of(p_pairs matching.candidate_pair[])
returns matching.edges[]
language plpgsql
volatile parallel unsafe
as $$
begin
    if p_pairs = '{}' then
        return '{}';
    end if;
    return array(
        select row(p.left_id, p.right_id, e.weight, e.verdict, false, e.levels, p.found_by, null, matching.active_model_id(), clock_timestamp())::matching.edges
          from unnest(p_pairs) with ordinality as p (left_id, right_id, found_by, n)
          join unnest(matching.evidence_of(array(select p.left_id from unnest(p_pairs) p), array(select p.right_id from unnest(p_pairs) p)))
               with ordinality as e (weight, verdict, levels, n) on e.n = p.n
         where e.verdict = 1 or e.weight >= matching.review_weight());
end;
$$;

comment on function matching.edges_of(matching.candidate_pair[]) is
$$Scores pairs by the active model; returns the edges worth remembering: a definite rule says one person, or the weight reaches the
model's review_weight. Writes nothing: matching.replace_edges does.$$;

commit;
