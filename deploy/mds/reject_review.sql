-- Deploy mds:mds/reject_review to pg
-- requires: mds/awaiting_decision
-- requires: mds/dismiss_case
-- requires: mds/review_result
-- requires: mds/check_reason
begin;

create or replace function mds.reject_review(p_duplicate_id bigint, p_note text)
returns mds.review_result
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_decision  mds.review_decisions;
    v_case      mds.potential_duplicates;
begin
    perform mds.check_reason(p_note);
    v_decision := mds.awaiting_decision(p_duplicate_id);
    if v_decision.state = 'stale' then
        return row(p_duplicate_id, 'stale', null)::mds.review_result;
    end if;
    update mds.review_decisions r
       set state = 'rejected', approved_by = session_user, approved_at = clock_timestamp(), note = p_note
     where r.id = v_decision.id;
    select * into v_case from mds.potential_duplicates d where d.id = p_duplicate_id;
    perform mds.dismiss_case(v_case, p_note);
    return row(p_duplicate_id, 'dismissed', null)::mds.review_result;
end;
$$;

comment on function mds.reject_review(bigint, text) is
$$The second person refuses a high-risk merge: the two are two people, and the case is dismissed. State stale, and nothing done, when
the evidence changed since it was asked for.

Raises MDPAY without a note, MDNRV, MDDEC when nothing waits for approval, MDREV for the one who asked.$$;

grant execute on function mds.reject_review(bigint, text) to mds_approver;

commit;
