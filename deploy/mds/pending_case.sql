-- Deploy mds:mds/pending_case to pg
-- requires: mds/open_case
begin;

create or replace function mds.pending_case(p_duplicate_id bigint)
returns mds.potential_duplicates
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_case  mds.potential_duplicates := mds.open_case(p_duplicate_id);
begin
    if v_case.state = 'escalated' then
        raise exception 'case % waits for a second person', p_duplicate_id
            using errcode = 'MDDEC', detail = coalesce(v_case.escalation_reason, ''), hint = 'An approver decides with mds.approve_review or mds.reject_review.';
    elsif v_case.leased_by <> session_user and v_case.lease_ends_at > clock_timestamp() then
        raise exception 'case % is with %', p_duplicate_id, v_case.leased_by
            using errcode = 'MDLEA', detail = format('Until %s.', v_case.lease_ends_at), hint = 'Take another one with mds.next_review.';
    end if;
    return v_case;
end;
$$;

comment on function mds.pending_case(bigint) is
$$A case that the login may decide, locked with its users. Raises MDNRV for one that never was, MDDEC when it is decided or waits for a
second person, MDLEA while somebody else holds it.$$;

commit;
