-- Deploy mds:mds/awaiting_decision to pg
-- requires: mds/open_case
-- requires: mds/review_decisions
-- requires: mds/evidence_hash
-- requires: mds/publish_reviews
begin;

create or replace function mds.awaiting_decision(p_duplicate_id bigint)
returns mds.review_decisions
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_case      mds.potential_duplicates := mds.open_case(p_duplicate_id);
    v_decision  mds.review_decisions;
begin
    select * into v_decision from mds.review_decisions r where r.duplicate_id = p_duplicate_id and r.state = 'awaiting_approval' for update;
    if not found then
        raise exception 'case % waits for nobody''s approval', p_duplicate_id
            using errcode = 'MDDEC', detail = format('It is %s.', v_case.state), hint = 'A steward decides it with mds.decide_review.';
    elsif v_decision.requested_by = session_user then
        raise exception 'case % needs a second person', p_duplicate_id
            using errcode = 'MDREV', detail = format('%s has asked for the merge, and cannot decide on it.', session_user),
                  hint = 'Somebody else who is an approver decides.';
    end if;

    if v_decision.evidence_hash <> mds.evidence_hash(p_duplicate_id) then
        update mds.review_decisions r set state = 'stale' where r.id = v_decision.id returning * into v_decision;
        update mds.potential_duplicates d set state = 'pending', escalation_reason = 'the evidence changed before a second person decided'
         where d.id = p_duplicate_id;
        perform mds.publish_reviews(array[p_duplicate_id]);
    end if;
    return v_decision;
end;
$$;

comment on function mds.awaiting_decision(bigint) is
$$The request that a second person is about to decide on, locked with its case. Its state is stale, and the case pending again, when
the evidence changed since it was made.

Raises MDNRV, MDDEC when nothing waits, MDREV when the login is the one that asked.$$;

commit;
