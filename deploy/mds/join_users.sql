-- Deploy mds:mds/join_users to pg
-- requires: mds/impose
-- requires: mds/redecide
-- requires: mds/resolve_user
-- requires: mds/merge_result
begin;

create or replace function mds.join_users(
    p_survivor_id   uuid,
    p_absorbed_id   uuid,
    p_reason        text,
    p_requested_by  name,
    p_approved_by   name
)
returns mds.merge_result
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_kept      bigint[] := array(select i.id from mds.source_identities i where i.canonical_user_id = p_survivor_id order by i.id);
    v_moved     bigint[] := array(select i.id from mds.source_identities i where i.canonical_user_id = p_absorbed_id order by i.id);
    v_made      bigint[];
    v_found     mds.redecision;
    v_merge_id  bigint;
begin
    v_made     := mds.impose(v_kept, v_moved, 1, 'merge', p_reason, p_requested_by, p_approved_by);
    v_found    := mds.redecide(v_kept || v_moved, v_kept[1:1], array[p_survivor_id]);

    if exists (select from mds.source_identities i where i.id = any (v_kept || v_moved) and i.canonical_user_id <> p_survivor_id) then
        raise exception 'users % and % cannot be merged', p_survivor_id, p_absorbed_id
            using errcode = 'MDMRG', detail = 'Verdicts of people, or the number of their records, keep some of them apart.',
                  hint = 'mds.merge_preview shows the verdicts; take one back with mds.clear_override.';
    end if;

    select m.id into strict v_merge_id
      from mds.merges m
     where m.absorbed_id = p_absorbed_id and m.kind = 'merge' and m.undone_at is null
     order by m.id desc
     limit 1;
    update mds.merges m
       set match_method = 'manual', reason = p_reason, merged_by = p_requested_by
     where m.id = v_merge_id;
    update mds.overrides o set merge_id = v_merge_id where o.id = any (v_made);
    return row(v_merge_id, 'applied', p_survivor_id, p_absorbed_id, v_found.affected_user_ids)::mds.merge_result;
end;
$$;

comment on function mds.join_users(uuid, uuid, text, name, name) is
$$Folds a user into another on a person's word and journals it. For mds.merge_users, mds.decide_review and mds.approve_review, which
have checked the caller and hold mds.lock_users.

Raises what mds.impose raises, and MDMRG when the two do not come out as one.$$;

commit;
