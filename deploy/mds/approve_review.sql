-- Deploy mds:mds/approve_review to pg
-- requires: mds/awaiting_decisions
-- requires: mds/join_all
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
    v_decisions  mds.review_decisions[];
    v_ids        bigint[];
    v_merge_ids  bigint[];
begin
    perform mds.check_reason(p_note);
    v_decisions := array(select d from mds.awaiting_decisions(p_duplicate_id) d);
    if v_decisions[1].state = 'stale' then
        return row(p_duplicate_id, 'stale', null)::mds.review_result;
    end if;
    v_ids       := array(select d.id from unnest(v_decisions) d);
    v_merge_ids := mds.join_all(array(select d.duplicate_id from unnest(v_decisions) d), v_decisions[1].survivor_id, v_decisions[1].reason,
                                v_decisions[1].requested_by, session_user::name);
    update mds.review_decisions r
       set state = 'applied', approved_by = session_user, approved_at = clock_timestamp(), note = p_note, merge_id = m.merge_id
      from unnest(v_ids, v_merge_ids) as m (id, merge_id)
     where r.id = m.id;
    update mds.potential_duplicates d
       set escalation_reason = format('%s; approved by %s: %s', v_decisions[1].reason, session_user, p_note), last_reviewed_at = clock_timestamp()
     where d.id in (select r.duplicate_id from unnest(v_decisions) r);
    return row(p_duplicate_id, 'applied', v_merge_ids[1])::mds.review_result;
end;
$$;

comment on function mds.approve_review(bigint, text) is
$$The second person agrees to a high-risk merge, and it is applied; with all that was asked for with it, when a whole case was decided.
State stale, and nothing done, when the evidence changed since it was asked for.

Raises MDPAY without a note, MDNRV, MDDEC when nothing waits for approval, MDREV for the one who asked, MDMRG when they
cannot be one.$$;

grant execute on function mds.approve_review(bigint, text) to mds_approver;

commit;
