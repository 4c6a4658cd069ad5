-- Deploy mds:mds/join_all to pg
-- requires: mds/join_users
-- requires: mds/potential_duplicates
begin;

create or replace function mds.join_all(p_duplicate_ids bigint[], p_survivor_id uuid, p_reason text, p_requested_by name, p_approved_by name)
returns bigint[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_pairs      mds.potential_duplicates[] := array(
        select d from unnest(p_duplicate_ids) with ordinality as i (id, n) join mds.potential_duplicates d on d.id = i.id order by i.n);
    v_user_ids   uuid[] := array(
        select u.id
          from mds.canonical_users u
         where u.id <> p_survivor_id
           and u.id in (select unnest(array[p.candidate_user_id, p.possible_match_user_id]) from unnest(v_pairs) p)
         order by u.created_at, u.id);
    v_merge_ids  bigint[] := '{}';
begin
    for v_n in 1 .. cardinality(v_user_ids) loop
        v_merge_ids[v_n] := (mds.join_users(p_survivor_id, v_user_ids[v_n], p_reason, p_requested_by, p_approved_by)).merge_id;
    end loop;
    return array(select v_merge_ids[greatest(array_position(v_user_ids, p.candidate_user_id), array_position(v_user_ids, p.possible_match_user_id))]
                   from unnest(v_pairs) with ordinality as p
                  order by p.ordinality);
end;
$$;

comment on function mds.join_all(bigint[], uuid, text, name, name) is
$$Folds all users of some pairs into one of them on a person's word, the oldest first; returns for each pair the entry of the journal by which
its two are one. All or nothing. Callers have checked the caller and hold mds.lock_users.

Raises what mds.join_users raises.$$;

commit;
