-- Deploy mds:mds/approve_review to pg
-- requires: mds/awaiting_decision
-- requires: mds/join_users
-- requires: mds/review_result
-- requires: mds/check_reason
begin;

create or replace function mds.approve_review(p_duplicate_id bigint, p_note text)
returns mds.review_result
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_decision  mds.review_decisions;
    v_case      mds.potential_duplicates;
    v_merge_id  bigint;
begin
    perform mds.check_reason(p_note);
    v_decision := mds.awaiting_decision(p_duplicate_id);
    if v_decision.state = 'stale' then
        return row(p_duplicate_id, 'stale', null)::mds.review_result;
    end if;
    select * into v_case from mds.potential_duplicates d where d.id = p_duplicate_id;
    v_merge_id := (mds.join_users(
        v_decision.survivor_id,
        case when v_decision.survivor_id = v_case.candidate_user_id then v_case.possible_match_user_id else v_case.candidate_user_id end,
        v_decision.reason, v_decision.requested_by, session_user::name)).merge_id;
    update mds.review_decisions r
       set state = 'applied', approved_by = session_user, approved_at = clock_timestamp(), note = p_note, merge_id = v_merge_id
     where r.id = v_decision.id;
    update mds.potential_duplicates d
       set escalation_reason = format('%s; approved by %s: %s', v_decision.reason, session_user, p_note), last_reviewed_at = clock_timestamp()
     where d.id = p_duplicate_id;
    return row(p_duplicate_id, 'applied', v_merge_id)::mds.review_result;
end;
$$;

comment on function mds.approve_review(bigint, text) is
$$The second person agrees to a high-risk merge, and it is applied. State stale, and nothing done, when the evidence changed since it
was asked for.

Raises MDPAY without a note, MDNRV, MDDEC when nothing waits for approval, MDREV for the one who asked, MDMRG when the two
cannot be one.$$;

grant execute on function mds.approve_review(bigint, text) to mds_approver;

commit;
