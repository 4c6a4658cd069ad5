-- Deploy mds:mds/dismiss_case to pg
-- requires: mds/impose
-- requires: mds/redecide
-- requires: mds/publish_reviews
begin;

create or replace function mds.dismiss_case(p_case mds.potential_duplicates, p_reason text)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_left   bigint[] := array(select i.id from mds.source_identities i where i.canonical_user_id = p_case.candidate_user_id order by i.id);
    v_right  bigint[] := array(select i.id from mds.source_identities i where i.canonical_user_id = p_case.possible_match_user_id order by i.id);
    v_made   bigint[];
    v_found  mds.redecision;
begin
    v_made  := mds.impose(v_left, v_right, -1, 'review', p_reason, session_user::name);
    v_found := mds.redecide(v_left || v_right, '{}', '{}');
    update mds.overrides o set duplicate_id = p_case.id, regrouping_id = v_found.regrouping_id where o.id = any (v_made);
    update mds.potential_duplicates d
       set state = 'dismissed', escalation_reason = p_reason, closed_at = coalesce(d.closed_at, clock_timestamp()),
           last_reviewed_at = clock_timestamp(), leased_by = null, lease_ends_at = null, leased_hash = null
     where d.id = p_case.id;
    perform mds.publish_reviews(array[p_case.id]);
end;
$$;

comment on function mds.dismiss_case(mds.potential_duplicates, text) is
$$Closes a case: two people. Leaves the verdict on every pair of their records, so that nothing joins them, and the case stays away
until what the two agree or disagree on changes. mds.clear_override takes it back.$$;

commit;
