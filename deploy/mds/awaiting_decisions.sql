-- Deploy mds:mds/awaiting_decisions to pg
-- requires: mds/open_case
-- requires: mds/lock_users
-- requires: mds/review_decisions
-- requires: mds/evidence_hash
-- requires: mds/hand_back
begin;

create or replace function mds.awaiting_decisions(p_duplicate_id bigint)
returns setof mds.review_decisions
language plpgsql
volatile parallel unsafe
rows 1
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_case      mds.potential_duplicates := mds.open_case(p_duplicate_id);
    v_decision  mds.review_decisions;
    v_ids       bigint[];       -- the decision, and those of the same whole case
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
    v_ids := array(select r.id from mds.review_decisions r where r.id = v_decision.id or r.act_id = v_decision.act_id order by r.id);
    perform mds.lock_users(array(select distinct u.id
                                   from mds.review_decisions r
                                   join mds.potential_duplicates d on d.id = r.duplicate_id,
                                        unnest(array[d.candidate_user_id, d.possible_match_user_id]) as u (id)
                                  where r.id = any (v_ids)));

    if exists (select from mds.review_decisions r join mds.potential_duplicates d on d.id = r.duplicate_id
                where r.id = any (v_ids)
                  and (r.state <> 'awaiting_approval' or d.closed_at is not null or r.evidence_hash <> mds.evidence_hash(d.id))) then
        perform mds.hand_back(array(select r.duplicate_id from mds.review_decisions r where r.id = any (v_ids) and r.state = 'awaiting_approval'));
    end if;
    return query select r.* from mds.review_decisions r where r.id = any (v_ids) order by r.duplicate_id <> p_duplicate_id, r.id;
end;
$$;

comment on function mds.awaiting_decisions(bigint) is
$$The requests that a second person is about to decide on, locked with their cases: that of the given case first, and those that were made
with it when a whole case was decided. Their state is stale, and the cases pending again, when the evidence of one of them changed
since they were made.

Raises MDNRV, MDDEC when nothing waits, MDREV when the login is the one that asked.$$;

commit;
