-- Deploy mds:mds/apply_verdict to pg
-- requires: mds/review_decisions
-- requires: mds/dismiss_case
-- requires: mds/join_all
begin;

create or replace function mds.apply_verdict(
    p_pairs        mds.potential_duplicates[],
    p_hashes       bytea[],
    p_verdict      text,
    p_reason       text,
    p_survivor_id  uuid
)
returns mds.review_decisions[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_ids        bigint[] := array(select p.id from unnest(p_pairs) with ordinality p order by p.ordinality);
    v_pair       mds.potential_duplicates;
    v_merge_ids  bigint[];
    v_decisions  mds.review_decisions[];
begin
    if p_verdict = 'merge' then
        v_merge_ids := mds.join_all(v_ids, p_survivor_id, p_reason, session_user::name, null);
        update mds.potential_duplicates d
           set escalation_reason = p_reason, last_reviewed_at = clock_timestamp(), leased_by = null, lease_ends_at = null, leased_hash = null
         where d.id = any (v_ids);
    elsif p_verdict = 'distinct' then
        foreach v_pair in array p_pairs loop
            perform mds.dismiss_case(v_pair, p_reason);
        end loop;
    else
        update mds.potential_duplicates d
           set leased_by = null, lease_ends_at = clock_timestamp() + interval '1 day', leased_hash = null, last_reviewed_at = clock_timestamp()
         where d.id = any (v_ids);
    end if;
    with made as (
        insert into mds.review_decisions (duplicate_id, verdict, state, reason, survivor_id, evidence_hash, merge_id)
        select i.id, p_verdict, case p_verdict when 'merge' then 'applied' when 'distinct' then 'dismissed' else 'deferred' end, p_reason,
               case when p_verdict = 'merge' then p_survivor_id end, i.hash, i.merge_id
          from unnest(v_ids, p_hashes, v_merge_ids) with ordinality as i (id, hash, merge_id, n)
         order by i.n
        returning *
    )
    select array_agg(m order by m.id) into v_decisions from made m;
    return v_decisions;
end;
$$;

comment on function mds.apply_verdict(mds.potential_duplicates[], bytea[], text, text, uuid) is
$$Carries out a steward's verdict on open pairs that no risk rule keeps from it: merge (p_survivor_id stays), distinct or defer; returns
the decisions as they are on record, in the order of the pairs. p_hashes, index-aligned: evidence that each was decided on.

Callers have checked caller, verdict and risks, and hold the users. Raises what mds.join_users raises.$$;

commit;
