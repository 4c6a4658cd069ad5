-- Deploy mds:mds/merge_users to pg
-- requires: mds/user_pair
-- requires: mds/join_users
-- requires: mds/request_approval
-- requires: mds/check_reason
begin;

create or replace function mds.merge_users(p_survivor_id uuid, p_duplicate_id uuid, p_reason text)
returns mds.merge_result
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_users  uuid[];
    v_risks  text[];
begin
    perform mds.check_reason(p_reason);
    v_users := mds.user_pair(p_survivor_id, p_duplicate_id);
    v_risks := mds.merge_risks(array(select i.id from mds.source_identities i where i.canonical_user_id = v_users[1]),
                               array(select i.id from mds.source_identities i where i.canonical_user_id = v_users[2]));
    if cardinality(v_risks) > 0 then
        perform mds.request_approval(v_users[1], v_users[2], p_reason, v_risks);
        return row(null, 'awaiting_approval', v_users[1], v_users[2], '{}')::mds.merge_result;
    end if;
    return mds.join_users(v_users[1], v_users[2], p_reason, session_user::name, null);
end;
$$;

comment on function mds.merge_users(uuid, uuid, text) is
$$Folds p_duplicate_id into p_survivor_id on a steward's word, whatever the evidence: records, profile, redirect and registered
references; answers with the entry of the journal, which mds.unmerge undoes. Redirects are followed first.

The verdict stands on every pair of their records, so it outlives later news and recomputing. A high-risk merge (mds.risk_rules:
conflicting government ids and others) is not applied: state awaiting_approval, and mds.approve_review by somebody else applies it.
Raises MDPAY without a reason, MDNUS, MDSLF, MDDEC when it waits for approval already, MDMRG when the two cannot be one.$$;

grant execute on function mds.merge_users(uuid, uuid, text) to mds_steward;

commit;
