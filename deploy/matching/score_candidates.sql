-- Deploy mds:matching/score_candidates to pg
-- requires: matching/rescore_holders
-- requires: matching/mark_repeats
-- requires: matching/find_repeats
-- requires: matching/held_keys
begin;

create or replace function matching.score_candidates(p_identity_ids bigint[], p_former_keys bigint[] default '{}', p_from_id bigint default 0)
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_turned   bigint[] := matching.mark_repeats(p_identity_ids, p_former_keys);
    v_capped   bigint[] := matching.cap_keys(p_identity_ids);
    v_lifted   bigint[];
    v_again    bigint[] := '{}';
    v_touched  bigint[] := p_identity_ids;
begin
    if v_turned <> '{}' then            -- who makes no keys any more leaves some that are not too common now
        p_former_keys := p_former_keys || array(select h from matching.held_keys(v_turned) h);
        v_again := array(select unnest(v_turned) except select unnest(p_identity_ids) where p_from_id = 0);
    end if;
    if p_former_keys <> '{}' then
        v_lifted := matching.lift_caps(p_former_keys);
    end if;
    if v_capped is not null or v_lifted is not null then
        v_touched := v_touched || matching.rescore_holders(v_capped, v_lifted, p_identity_ids);
        v_again   := v_again || array(
            select r.source_identity_id
              from matching.identity_keys k
              join matching.features f on f.source_identity_id = k.source_identity_id
              join matching.features r on r.description = f.description and r.is_repeat
             where k.key = any (v_capped || v_lifted));
    end if;
    -- Whom the edges connected, or will connect otherwise, is decided anew as well.
    v_touched := v_touched || matching.replace_edges(
        array(select e from matching.edges e where e.left_id = any (p_identity_ids) and e.right_id >= p_from_id
              union all
              select e from matching.edges e where e.right_id = any (p_identity_ids) and e.left_id >= p_from_id),
        matching.edges_of(array(select p from matching.find_candidates(p_identity_ids, p_from_id) p
                                union all
                                select p from matching.find_repeats(p_identity_ids, p_from_id) p where v_turned is not null)));
    if v_again <> '{}' then
        v_touched := v_touched || matching.score_candidates(array(select distinct unnest(v_again)));
    end if;
    if v_touched = p_identity_ids then
        return v_touched;
    end if;
    return array(select distinct unnest(v_touched));
end;
$$;

comment on function matching.score_candidates(bigint[], bigint[], bigint) is
$$Scores the given identities anew against every candidate and stores the edges; returns the identities whose edges changed,
former neighbours included, and those between whom a key finds nothing any more, or finds again, because of how many share it now.

p_former_keys: what matching.held_keys was before the identities said what they say now. p_from_id: leaves out pairs with others below,
which have been scored. Call matching.lock_keys first, with them.$$;

commit;
