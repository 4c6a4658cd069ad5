-- Deploy mds:mds/clear_override to pg
-- requires: mds/lock_users
-- requires: mds/withdraw_overrides
-- requires: mds/redecide
-- requires: mds/check_reason
-- requires: mds/review_policies
-- requires: mds/publish_reviews
begin;

create or replace function mds.clear_override(p_override_id bigint, p_reason text)
returns uuid[]
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_override  mds.overrides;
    v_ids       bigint[];
    v_found     mds.redecision;
begin
    perform mds.check_reason(p_reason);
    select * into v_override from mds.overrides o where o.id = p_override_id;
    if not found or v_override.withdrawn_at is not null or v_override.merge_id is not null then
        raise exception 'override % cannot be cleared', coalesce(p_override_id::text, '(null)')
            using errcode = 'MDOVR',
                  detail  = case when v_override.id is null then 'There is none of this number.'
                                 when v_override.withdrawn_at is not null then 'It does not hold any more.'
                                 else format('It is part of entry %s of the journal.', v_override.merge_id) end,
                  hint    = case when v_override.merge_id is not null then format('Undo the entry: mds.unmerge(%s, …).', v_override.merge_id)
                                 else 'mds.overrides lists them.' end;
    end if;
    v_ids := array(select o.id from mds.overrides o
                    where o.id = p_override_id or o.duplicate_id = v_override.duplicate_id and o.withdrawn_at is null
                    order by o.id);
    perform mds.lock_users(array(select distinct i.canonical_user_id
                                   from mds.overrides o join mds.source_identities i on i.id in (o.left_id, o.right_id)
                                  where o.id = any (v_ids) and i.canonical_user_id is not null));
    update mds.overrides o set reason = o.reason || ' / cleared: ' || p_reason where o.id = any (v_ids);

    -- The case is open again; whether it still is one, the review queue sees.
    update mds.potential_duplicates d
       set state = 'pending', closed_at = null, escalation_reason = null, last_reviewed_at = null, due_at = now() + p.sla
      from mds.review_policies p
     where d.id = v_override.duplicate_id and d.state = 'dismissed' and p.reason = d.reason
       and not exists (select from mds.canonical_users u
                        where u.id in (d.candidate_user_id, d.possible_match_user_id) and u.status <> 'active')
       and not exists (select from mds.potential_duplicates o
                        where o.closed_at is null
                          and least(o.candidate_user_id, o.possible_match_user_id) = least(d.candidate_user_id, d.possible_match_user_id)
                          and greatest(o.candidate_user_id, o.possible_match_user_id) = greatest(d.candidate_user_id, d.possible_match_user_id));
    v_found := mds.redecide(mds.withdraw_overrides(v_ids), '{}', '{}', array_remove(array[v_override.regrouping_id], null));
    perform mds.publish_reviews(array[v_override.duplicate_id]) where v_override.duplicate_id is not null;
    return v_found.affected_user_ids;
end;
$$;

comment on function mds.clear_override(bigint, text) is
$$Takes back an override, or the dismissal of a case, and decides anew; returns the users whose records or profile changed.

A dismissal is taken back as a whole, by any of its verdicts, and the case is open again if there still is one. Raises MDPAY without a
reason, MDOVR for one that does not hold or belongs to a merge.$$;

grant execute on function mds.clear_override(bigint, text) to mds_steward;

commit;
