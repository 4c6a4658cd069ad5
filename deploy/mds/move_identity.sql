-- Deploy mds:mds/move_identity to pg
-- requires: mds/user_pair
-- requires: mds/join_users
-- requires: mds/check_reason
begin;

create or replace function mds.move_identity(p_source_identity_id bigint, p_user_id uuid, p_reason text)
returns mds.merge_result
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_from_id   uuid;
    v_users     uuid[];
    v_rest      bigint[];
    v_there     bigint[];
    v_made      bigint[];
    v_found     mds.redecision;
    v_merge_id  bigint;
begin
    perform mds.check_reason(p_reason);
    select i.canonical_user_id into v_from_id from mds.source_identities i where i.id = p_source_identity_id;
    if v_from_id is null then
        raise exception 'no record %', coalesce(p_source_identity_id::text, '(null)')
            using errcode = 'MDNRC', detail = 'It is unknown or retracted.', hint = 'mds.user_identities has the numbers of records.';
    end if;
    v_users := mds.user_pair(p_user_id, v_from_id);
    v_rest  := array(select i.id from mds.source_identities i
                      where i.canonical_user_id = v_users[2] and i.id <> p_source_identity_id order by i.ingested_at, i.id);
    if v_rest = '{}' then       -- all the user has: a merge by another name
        return mds.join_users(v_users[1], v_users[2], p_reason, session_user::name, null);
    end if;

    v_there := array(select i.id from mds.source_identities i where i.canonical_user_id = v_users[1] order by i.ingested_at, i.id);
    v_made  := mds.impose(array[p_source_identity_id], v_rest, -1, 'move', p_reason, session_user::name)
               || mds.impose(array[p_source_identity_id], v_there, 1, 'move', p_reason, session_user::name);
    v_found := mds.redecide(v_rest || v_there || p_source_identity_id, array[v_there[1], v_rest[1]], v_users);
    if exists (select from mds.source_identities i where i.id = p_source_identity_id and i.canonical_user_id <> v_users[1]) then
        raise exception 'record % cannot be moved to user %', p_source_identity_id, v_users[1]
            using errcode = 'MDMRG', detail = 'Verdicts of people, or the number of its records, keep it apart.',
                  hint = 'mds.merge_preview shows the verdicts; take one back with mds.clear_override.';
    end if;

    insert into mds.merges (kind, survivor_id, absorbed_id, match_method, moved_identity_ids, kept_identity_ids, reason, regrouping_id)
    values ('move', v_users[1], v_users[2], 'manual', array[p_source_identity_id], v_there, p_reason, v_found.regrouping_id)
    returning id into v_merge_id;
    update mds.overrides o set merge_id = v_merge_id where o.id = any (v_made);
    return row(v_merge_id, 'applied', v_users[1], v_users[2], v_found.affected_user_ids)::mds.merge_result;
end;
$$;

comment on function mds.move_identity(bigint, uuid, text) is
$$Moves a record from its user to another on a steward's word; answers with the entry of the journal, which mds.unmerge undoes. The
last record of a user takes its user along: that is a merge.

Raises MDPAY without a reason, MDNRC for an unknown record, MDNUS, MDSLF when it is there already, MDREV when a risk rule speaks
against it (split it off and request the merge), MDMRG when it cannot be there.$$;

grant execute on function mds.move_identity(bigint, uuid, text) to mds_steward;

commit;
