-- Deploy mds:mds/request_approval to pg
-- requires: mds/review_decisions
-- requires: mds/review_policies
-- requires: mds/evidence_hash
-- requires: mds/publish_reviews
begin;

create or replace function mds.request_approval(p_survivor_id uuid, p_absorbed_id uuid, p_reason text, p_risks text[], p_stays_id uuid default null)
returns bigint
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_case      mds.potential_duplicates;
    v_absorbed  mds.canonical_users;
    v_survivor  mds.canonical_users;
begin
    select * into v_case
      from mds.potential_duplicates d
     where d.closed_at is null
       and least(d.candidate_user_id, d.possible_match_user_id) = least(p_survivor_id, p_absorbed_id)
       and greatest(d.candidate_user_id, d.possible_match_user_id) = greatest(p_survivor_id, p_absorbed_id)
       for update;
    if v_case.state = 'escalated' then
        raise exception 'case % waits for a second person already', v_case.id
            using errcode = 'MDDEC', detail = coalesce(v_case.escalation_reason, ''),
                  hint = 'An approver decides with mds.approve_review or mds.reject_review.';
    end if;
    if not found then
        select * into v_survivor from mds.canonical_users u where u.id = p_survivor_id;
        select * into v_absorbed from mds.canonical_users u where u.id = p_absorbed_id;
        insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason)
        values (case when (v_absorbed.created_at, v_absorbed.id) > (v_survivor.created_at, v_survivor.id) then p_absorbed_id else p_survivor_id end,
                case when (v_absorbed.created_at, v_absorbed.id) > (v_survivor.created_at, v_survivor.id) then p_survivor_id else p_absorbed_id end,
                'requested')
        returning * into v_case;
    end if;

    update mds.potential_duplicates d
       set state = 'escalated', escalation_reason = format('%s wants to merge them: %s. Risks: %s.', session_user, p_reason, array_to_string(p_risks, ', ')),
           priority = p.priority, due_at = now() + p.sla, leased_by = null, lease_ends_at = null, leased_hash = null, last_reviewed_at = clock_timestamp()
      from mds.review_policies p
     where d.id = v_case.id and p.reason = 'requested';
    insert into mds.review_decisions (duplicate_id, verdict, state, reason, survivor_id, risks, evidence_hash)
    values (v_case.id, 'merge', 'awaiting_approval', p_reason, coalesce(p_stays_id, p_survivor_id), p_risks, mds.evidence_hash(v_case.id));
    perform mds.publish_reviews(array[v_case.id]);
    return v_case.id;
end;
$$;

comment on function mds.request_approval(uuid, uuid, text, text[], uuid) is
$$Puts a high-risk merge before a second person: opens or escalates the case of the two users and records who asks; returns the case.
p_stays_id: when it is part of a whole case, who of all its users stays; null: p_survivor_id.
Raises MDDEC when somebody has asked already.$$;

commit;
