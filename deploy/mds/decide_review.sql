-- Deploy mds:mds/decide_review to pg
-- requires: mds/pending_case
-- requires: mds/check_verdict
-- requires: mds/apply_verdict
-- requires: mds/request_approval
-- requires: mds/review_result
-- requires: mds/check_reason
begin;

create or replace function mds.decide_review(
    p_duplicate_id   bigint,
    p_verdict        text,
    p_reason         text,
    p_survivor_id    uuid default null,
    p_evidence_hash  bytea default null
)
returns mds.review_result
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_case      mds.potential_duplicates;
    v_hash      bytea;
    v_survivor  uuid;
    v_absorbed  uuid;
    v_risks     text[];
    v_decision  mds.review_decisions;
begin
    perform mds.check_reason(p_reason);
    perform mds.check_verdict(p_verdict);
    v_case := mds.pending_case(p_duplicate_id);
    v_survivor := coalesce(p_survivor_id, v_case.possible_match_user_id);
    if v_survivor not in (v_case.candidate_user_id, v_case.possible_match_user_id) then
        raise exception 'user % is not in case %', v_survivor, p_duplicate_id
            using errcode = 'MDPAY', detail = format('It is about %s and %s.', v_case.candidate_user_id, v_case.possible_match_user_id),
                  hint = 'Name one of the two to stay, or none: then the older one does.';
    end if;
    v_absorbed := case when v_survivor = v_case.candidate_user_id then v_case.possible_match_user_id else v_case.candidate_user_id end;

    v_hash := mds.evidence_hash(p_duplicate_id);
    if v_hash <> coalesce(p_evidence_hash, case when v_case.leased_by = session_user then v_case.leased_hash end, v_hash) then
        update mds.potential_duplicates d set leased_by = null, lease_ends_at = null, leased_hash = null where d.id = p_duplicate_id;
        return row(p_duplicate_id, 'stale', null)::mds.review_result;
    end if;

    v_risks := case when p_verdict = 'merge' then mds.merge_risks(
        array(select i.id from mds.source_identities i where i.canonical_user_id = v_survivor),
        array(select i.id from mds.source_identities i where i.canonical_user_id = v_absorbed)) else '{}' end;
    if cardinality(v_risks) > 0 then
        perform mds.request_approval(v_survivor, v_absorbed, p_reason, v_risks);
        return row(p_duplicate_id, 'awaiting_approval', null)::mds.review_result;
    end if;
    v_decision := (mds.apply_verdict(array[v_case], array[v_hash], p_verdict, p_reason, v_survivor))[1];
    return row(p_duplicate_id, v_decision.state, v_decision.merge_id)::mds.review_result;
end;
$$;

comment on function mds.decide_review(bigint, text, text, uuid, bytea) is
$$A steward's verdict on a case: merge (one person; p_survivor_id stays, else the older user), distinct (two people), or defer (it
comes back tomorrow). A high-risk merge waits for a second person: state awaiting_approval.

The verdict holds for the evidence that the steward was shown: p_evidence_hash, else that of the steward's lease. When it has
changed, nothing is done, and the state is stale. Raises MDPAY without a reason, with an unknown verdict or a survivor that is not in
the case, MDNRV, MDDEC when it is decided or waits for approval, MDLEA while somebody else holds it.$$;

grant execute on function mds.decide_review(bigint, text, text, uuid, bytea) to mds_steward;

commit;
