-- Deploy mds:mds/split_user to pg
-- requires: mds/lock_users
-- requires: mds/impose
-- requires: mds/redecide
-- requires: mds/merge_result
-- requires: mds/check_reason
begin;

create or replace function mds.split_user(p_user_id uuid, p_source_identity_ids bigint[], p_reason text)
returns mds.merge_result
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id   uuid;
    v_part      bigint[];
    v_rest      bigint[];
    v_made      bigint[];
    v_found     mds.redecision;
    v_new_id    uuid;
    v_merge_id  bigint;
begin
    perform mds.check_reason(p_reason);
    v_user_id := (mds.lock_users(array[p_user_id]))[1];
    if v_user_id is null then
        raise exception 'no user %', coalesce(p_user_id::text, '(null)')
            using errcode = 'MDNUS', detail = 'This id was never issued.', hint = 'Look the person up with mds.find_user or mds.search.';
    end if;
    v_part := array(select distinct i from unnest(p_source_identity_ids) i order by i);
    v_rest := array(select i.id from mds.source_identities i
                     where i.canonical_user_id = v_user_id and i.id <> all (v_part) order by i.ingested_at, i.id);
    if v_part = '{}' or v_rest = '{}'
       or exists (select from unnest(v_part) p (id) left join mds.source_identities i on i.id = p.id
                   where i.canonical_user_id is distinct from v_user_id) then
        raise exception 'these are not some of the records of user %', v_user_id
            using errcode = 'MDSPL', detail = case when v_part <> '{}' and v_rest = '{}' then 'They are all of them: nothing would stay.'
                                                   else 'None is named, or one is another user''s, or was retracted.' end,
                  hint = 'mds.user_identities lists the records of a user.';
    end if;

    v_made := mds.impose(v_part, v_rest, -1, 'split', p_reason, session_user::name)
              || mds.impose(v_part, v_part, 1, 'split', p_reason, session_user::name);
    v_found := mds.redecide(v_part || v_rest, v_rest[1:1], array[v_user_id]);

    select i.canonical_user_id into strict v_new_id from mds.source_identities i where i.id = v_part[1];
    insert into mds.merges (kind, survivor_id, absorbed_id, match_method, moved_identity_ids, kept_identity_ids, reason, regrouping_id)
    values ('split', v_user_id, v_new_id, 'manual', v_part, v_rest, p_reason, v_found.regrouping_id)
    returning id into v_merge_id;
    update mds.overrides o set merge_id = v_merge_id where o.id = any (v_made);
    return row(v_merge_id, 'applied', v_user_id, v_new_id, v_found.affected_user_ids)::mds.merge_result;
end;
$$;

comment on function mds.split_user(uuid, bigint[], text) is
$$Takes records out of a user on a steward's word: they become a user of their own, which has the id back that one of them once had,
or a new one; the user keeps its id. Answers with the entry of the journal, which mds.unmerge undoes.

Leaves a verdict on every pair across: they do not come together again by any evidence; and one person on every pair of the part.
The rest is decided by its evidence: what only the part held together falls apart. Raises MDPAY without a reason, MDNUS, MDSPL for
records that are not some of the user's.$$;

grant execute on function mds.split_user(uuid, bigint[], text) to mds_steward;

commit;
