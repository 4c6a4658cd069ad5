-- Deploy mds:mds/clear_override to pg
-- requires: mds/lock_users
-- requires: mds/withdraw_overrides
-- requires: mds/redecide
-- requires: mds/check_reason
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
    perform mds.lock_users(array(select i.canonical_user_id from mds.source_identities i
                                  where i.id in (v_override.left_id, v_override.right_id) and i.canonical_user_id is not null));
    update mds.overrides o set reason = o.reason || ' / cleared: ' || p_reason where o.id = p_override_id;
    return (mds.redecide(mds.withdraw_overrides(array[p_override_id]), '{}', '{}')).affected_user_ids;
end;
$$;

comment on function mds.clear_override(bigint, text) is
$$Takes back an override, or the dismissal of a pair, and decides anew; returns the users whose records or profile changed. Raises
MDPAY without a reason, MDOVR for one that does not hold or belongs to a merge.$$;

grant execute on function mds.clear_override(bigint, text) to mds_steward;

commit;
