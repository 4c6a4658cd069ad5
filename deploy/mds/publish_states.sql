-- Deploy mds:mds/publish_states to pg
-- requires: mds/user_states
-- requires: cdc/emit
begin;

create or replace function mds.publish_states(p_after uuid default null, p_limit integer default 1000)
returns uuid
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_ids  uuid[];
begin
    if p_limit is null or p_limit not between 1 and 100000 then
        raise exception 'a step is of 1 to 100000 users'
            using errcode = 'MDPAY', detail = format('Asked for %s.', coalesce(p_limit::text, 'null')), hint = 'Leave p_limit out.';
    end if;
    v_ids := array(select u.id from mds.canonical_users u where p_after is null or u.id > p_after order by u.id limit p_limit);

    -- Locked first, read then: a state must not overtake the newer one of another session.
    perform from mds.canonical_users u where u.id = any (v_ids) order by u.id for share;
    perform from mds.canonical_profiles p where p.canonical_user_id = any (v_ids) order by p.canonical_user_id for share;
    perform cdc.emit(array(select row('user_state', s.canonical_user_id, 'user.state', s.state)::cdc.event
                             from mds.user_states s
                            where s.canonical_user_id = any (v_ids)
                            order by s.canonical_user_id));
    return v_ids[p_limit];
end;
$$;

comment on function mds.publish_states(uuid, integer) is
$$Publishes users as they are in topic user_state, p_limit of them from the one after p_after on. Returns the last one; null when all are
done. Call it, and commit, until then: when the topic is new, was lost, or has missed more than the outbox keeps.

Users who were absorbed or erased get their tombstone. Waits for sessions that change one of them. Raises MDPAY for a p_limit outside 1 to 100000.$$;

grant execute on function mds.publish_states(uuid, integer) to mds_operator;

commit;
