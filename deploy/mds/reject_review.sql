-- Deploy mds:mds/reject_review to pg
-- requires: mds/awaiting_decisions
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
    v_decisions  mds.review_decisions[];
    v_decision   mds.review_decisions;
    v_case       mds.potential_duplicates;
begin
    perform mds.check_reason(p_note);
    v_decisions := array(select d from mds.awaiting_decisions(p_duplicate_id) d);
    if v_decisions[1].state = 'stale' then
        return row(p_duplicate_id, 'stale', null)::mds.review_result;
    end if;
    update mds.review_decisions r
       set state = 'rejected', approved_by = session_user, approved_at = clock_timestamp(), note = p_note
     where r.id in (select d.id from unnest(v_decisions) d);
    foreach v_decision in array v_decisions loop
        select * into v_case from mds.potential_duplicates d where d.id = v_decision.duplicate_id;
        perform mds.dismiss_case(v_case, p_note);
    end loop;
    return row(p_duplicate_id, 'dismissed', null)::mds.review_result;
end;
$$;

comment on function mds.reject_review(bigint, text) is
$$The second person refuses a high-risk merge: the two are two people, and the case is dismissed; with all that was asked for with it, when a
whole case was decided. State stale, and nothing done, when the evidence changed since it was asked for.

Raises MDPAY without a note, MDNRV, MDDEC when nothing waits for approval, MDREV for the one who asked.$$;

grant execute on function mds.reject_review(bigint, text) to mds_approver;

commit;
