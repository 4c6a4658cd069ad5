-- Deploy mds:mds/merge_preview to pg
-- requires: mds/user_pair
-- requires: mds/merge_risks
-- requires: mds/golden_of
-- requires: mds/repointed_references
-- requires: mds/referring_rows
-- requires: mds/overrides
begin;

create or replace function mds.merge_preview(p_survivor_id uuid, p_duplicate_id uuid)
returns jsonb
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_users      uuid[];
    v_left       bigint[];
    v_right      bigint[];
    v_before     jsonb;
    v_after      jsonb;
    v_risks      text[];
    v_reference  mds.registered_references;
    v_found      mds.referring_rows[];
    v_touched    jsonb := '[]';
begin
    begin
        v_users := mds.user_pair(p_survivor_id, p_duplicate_id);
        v_left  := array(select i.id from mds.source_identities i where i.canonical_user_id = v_users[1] order by i.id);
        v_right := array(select i.id from mds.source_identities i where i.canonical_user_id = v_users[2] order by i.id);
        v_risks := mds.merge_risks(v_left, v_right);
        select jsonb_object_agg(substr(g.attribute_path, 3), g.value) into v_before from unnest(mds.golden_of(v_users[1:1])) g;
        update mds.source_identities i set canonical_user_id = v_users[1] where i.id = any (v_right);
        select jsonb_object_agg(substr(g.attribute_path, 3), g.value) into v_after from unnest(mds.golden_of(v_users[1:1])) g;
        raise exception 'preview' using errcode = 'MDDRY';
    exception when sqlstate 'MDDRY' then
        null;       -- what was written is undone, locks included; what was found is kept
    end;

    foreach v_reference in array array(select r from mds.registered_references r order by r.id) loop
        v_found := mds.referring_rows(v_reference, v_users[2:2]);
        continue when v_found is null;
        v_touched := v_touched || jsonb_build_object('table', v_reference.table_name::text, 'column', v_reference.column_name,
                                                     'rows', (select coalesce(sum(t.row_count), 0) from unnest(v_found) t));
    end loop;

    return jsonb_build_object(
        'survivor_id', v_users[1], 'absorbed_id', v_users[2],
        'kept_records', v_left, 'moved_records', v_right,
        'golden', v_after,
        'changes', (select coalesce(jsonb_object_agg(coalesce(a.key, b.key), jsonb_build_object('from', b.value, 'to', a.value)), '{}')
                      from jsonb_each(v_after) a full join jsonb_each(v_before) b on b.key = a.key
                     where a.value is distinct from b.value),
        'match_weight', (select max(matching.weight(l, r)) from matching.features l, matching.features r
                          where l.source_identity_id = any (v_left) and r.source_identity_id = any (v_right)),
        'verdicts', (select coalesce(jsonb_agg(jsonb_build_object('override_id', o.id, 'left', o.left_id, 'right', o.right_id, 'verdict', o.verdict,
                                                                  'reason', o.reason, 'by', o.requested_by, 'at', o.decided_at) order by o.id), '[]')
                       from mds.overrides o
                      where o.withdrawn_at is null and (o.expires_at is null or o.expires_at > clock_timestamp())
                        and (o.left_id = any (v_left) and o.right_id = any (v_right) or o.left_id = any (v_right) and o.right_id = any (v_left))),
        'references', v_touched,
        'risks', v_risks,
        'is_approval_required', cardinality(v_risks) > 0);
end;
$$;

comment on function mds.merge_preview(uuid, uuid) is
$$What mds.merge_users would do, as JSON, and changes nothing: survivor_id, absorbed_id, the records kept and moved, the golden
values after it and what of them changes, the best match_weight across the two (log2 odds), earlier verdicts between them, the rows
of registered references it would repoint, risks and is_approval_required.

Raises MDNUS, MDSLF and MDMRG as mds.merge_users does.$$;

grant execute on function mds.merge_preview(uuid, uuid) to mds_steward, mds_approver;

commit;
