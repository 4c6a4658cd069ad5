-- Deploy mds:mds/settle to pg
-- requires: mds/assign
-- requires: matching/score_candidates
-- requires: matching/lock_keys
-- requires: matching/held_keys
begin;

create or replace function mds.settle(p_identity_ids bigint[], p_left_user_ids uuid[] default '{}', p_are_locked boolean default false,
                                      p_former_keys bigint[] default '{}')
returns setof mds.settlement
language plpgsql
volatile parallel unsafe
rows 1
set plan_cache_mode = force_generic_plan
as $$
begin
    -- Few records: planning dozens of statements anew costs more than a better plan saves (as measured, up to 400). Many: a plan
    -- that knows how many.
    if cardinality(p_identity_ids) > 300 then
        perform set_config('plan_cache_mode', 'force_custom_plan', true);
    end if;
    if not p_are_locked then
        perform matching.lock_keys(array(select h from matching.held_keys(p_identity_ids) h));
    end if;
    return query
    select * from mds.assign(matching.score_candidates(p_identity_ids, p_former_keys), p_identity_ids, p_left_user_ids);
end;
$$;

comment on function mds.settle(bigint[], uuid[], boolean, bigint[]) is
$$Scores identities whose features have changed and decides anew whose they are, with everything they may influence. Returns one
row per given identity.

Every way in ends here (ingest, load, retract; recompute takes its two steps apart), so there is one decision. Locks the identities' keys before it looks anybody
up (unless p_are_locked: the caller has), then users in id order. p_former_keys: blocking keys that they had before, which the caller has locked. Waits for other sessions that touch the same person; in rare crossings PostgreSQL ends one with
40P01, and repeating is right.$$;

commit;
