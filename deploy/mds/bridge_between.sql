-- Deploy mds:mds/bridge_between to pg
-- requires: mds/source_identities
-- requires: mds/source_systems
-- requires: matching/bridge_of
-- requires: matching/repetitions
begin;

create or replace function mds.bridge_between(p_a bigint, p_b bigint)
returns matching.bridge
language plpgsql
stable parallel restricted
as $$
declare
    c_dense_limit constant integer := 150;      -- as in matching.cluster
    v_a   uuid := (select i.canonical_user_id from mds.source_identities i where i.id = p_a);
    v_b   uuid := (select i.canonical_user_id from mds.source_identities i where i.id = p_b);
    v_as  bigint[] := array[p_a];
    v_bs  bigint[] := array[p_b];
begin
    if v_a <> v_b then
        v_as := array(select i.id from mds.source_identities i where i.canonical_user_id = v_a);
        v_bs := array(select i.id from mds.source_identities i where i.canonical_user_id = v_b);
        v_as := array(select i from unnest(v_as) i where i = p_a or i not in (select r.source_identity_id from matching.repetitions(v_as) r)
                       order by i <> p_a, i limit c_dense_limit);
        v_bs := array(select i from unnest(v_bs) i where i = p_b or i not in (select r.source_identity_id from matching.repetitions(v_bs) r)
                       order by i <> p_b, i limit c_dense_limit);
    end if;
    return matching.bridge_of(p_a, p_b, v_as, v_bs, array(select s.name from mds.source_systems s where s.is_deduplicated));
end;
$$;

comment on function mds.bridge_between(bigint, bigint) is
$$What stands between the users of two identities, which the two would bring together (matching.bridge_of). Of a user with more than 150 records, those with the smallest
numbers: no cluster has more. Of two identities of one user, the pair alone.$$;

commit;
