-- Deploy mds:matching/score_candidates to pg
-- requires: matching/find_candidates
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
    v_touched  bigint[];
    v_pairs    matching.candidate_pair[];
begin
    -- A person's verdict outlives the evidence; everything else about the pair is scored again.
    with gone as (
        delete from matching.edges e
         where (e.left_id = any (p_identity_ids) or e.right_id = any (p_identity_ids)) and not e.is_manual
        returning e.left_id, e.right_id
    )
    select array_agg(distinct id) into v_touched
      from (select left_id from gone union all select right_id from gone union all select unnest(p_identity_ids)) as t (id);

    v_pairs := array(select p from matching.find_candidates(p_identity_ids) p);
    if v_pairs = '{}' then
        return v_touched;
    end if;
    insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
    select s.left_id, s.right_id, s.weight, s.verdict, s.levels, s.found_by, v_model.id
      from (select c.*, matching.weight(c.levels, c.given_rarity, c.family_rarity, c.city_rarity) as weight
              from (select p.left_id, p.right_id, p.found_by, matching.levels(l, r) as levels, matching.definite_verdict(l, r) as verdict,
                           least(l.given_rarity, r.given_rarity) as given_rarity, least(l.family_rarity, r.family_rarity) as family_rarity,
                           least(l.city_rarity, r.city_rarity) as city_rarity
                      from unnest(v_pairs) p
                      join matching.features l on l.source_identity_id = p.left_id
                      join matching.features r on r.source_identity_id = p.right_id
                    offset 0) c
            offset 0) s
     where s.verdict = 1 or s.weight >= v_model.review_weight
        on conflict (left_id, right_id) do nothing;

    return v_touched;
end;
$$;

comment on function matching.score_candidates(bigint[]) is
$$Scores the given identities anew against every candidate and stores the edges; returns the identities whose edges changed,
former neighbours included.

An edge is kept when a definite rule says one person, or the weight reaches the model's review_weight; a person's verdict
stays. Call matching.lock_keys first.$$;

commit;
