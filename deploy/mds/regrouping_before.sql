-- Deploy mds:mds/regrouping_before to pg
-- requires: mds/regroupings
-- requires: mds/source_identities
begin;

create or replace function mds.regrouping_before(
    p_undone_ids    bigint[],
    p_trigger_ids   bigint[],
    p_identity_ids  bigint[],
    p_cluster_ids   bigint[],
    p_user_ids      uuid[]
)
returns mds.regroupings
language plpgsql
volatile parallel unsafe
as $$
declare
    c_latest  constant integer := 20;       -- of the decisions that a record's news led to
    v_id      bigint;
    v_each    mds.regroupings;
begin
    for v_id in
        select u.id from unnest(p_undone_ids) with ordinality as u (id, n)
        union all
        select n.id from (select r.id
                            from (select r.id from mds.regroupings r
                                   where cardinality(p_undone_ids) = 0 and cardinality(p_trigger_ids) = 1 and r.trigger_ids @> p_trigger_ids
                                  offset 0) r       -- by itself, else the limit tempts to read back through all that ever happened
                           order by r.id desc
                           limit c_latest) n
    loop
        select * into v_each from mds.regroupings r where r.id = v_id;
        continue when not found;
        if cardinality(v_each.trigger_ids) > 1 then         -- a batch: only what hangs together with what is decided now
            with was as (
                select w.*
                  from unnest(v_each.identity_ids, v_each.previous_user_ids, v_each.next_user_ids) with ordinality as w (id, previous_id, next_id, n)
            ),
            near as (
                select u.id from was w, unnest(array[w.previous_id, w.next_id]) as u (id) where w.id = any (p_identity_ids || p_trigger_ids)
            )
            select coalesce(array_agg(w.id order by w.n), '{}'), coalesce(array_agg(w.previous_id order by w.n), '{}'), coalesce(array_agg(w.next_id order by w.n), '{}')
              into v_each.identity_ids, v_each.previous_user_ids, v_each.next_user_ids
              from was w
             where w.previous_id in (select n.id from near n) or w.next_id in (select n.id from near n);
            select coalesce(array_agg(r.id), '{}'), coalesce(array_agg(r.target_id), '{}') into v_each.revived_ids, v_each.revived_target_ids
              from unnest(v_each.revived_ids, v_each.revived_target_ids) as r (id, target_id)
             where r.id = any (v_each.next_user_ids);
        end if;

        -- Everything is as it left it (but what is retracted now), and comes together as it was before it.
        continue when exists (
            with was as (
                select w.id, w.previous_id, w.next_id, n.id is not null as is_there, n.cluster, n.user_id
                  from unnest(v_each.identity_ids, v_each.previous_user_ids, v_each.next_user_ids) as w (id, previous_id, next_id)
                  left join unnest(p_identity_ids, p_cluster_ids, p_user_ids) as n (id, cluster, user_id) on n.id = w.id
            )
            select from was w
             where case when w.is_there then w.user_id is distinct from w.next_id
                        else w.id <> all (p_trigger_ids)
                             and not (w.previous_id is null and w.id = any (v_each.trigger_ids)       -- came with it, and went before this
                                      and exists (select from mds.source_identities i where i.id = w.id and i.canonical_user_id is null)) end
            union all
            select from was w where w.is_there and w.previous_id is not null group by w.previous_id having count(distinct w.cluster) > 1
            union all
            select from was w where w.is_there and w.previous_id is not null group by w.cluster having count(distinct w.previous_id) > 1
            union all       -- nor does anybody who stays as they are get another id, unless a person wants it
            select
              from unnest(p_identity_ids, p_cluster_ids, p_user_ids) as n (id, cluster, user_id)
              left join was w on w.id = n.id
             where cardinality(p_undone_ids) = 0
             group by n.cluster
            having count(distinct n.user_id) = 1 and count(*) = cardinality(array_positions(p_user_ids, (array_agg(n.user_id))[1]))
               and bool_or(w.previous_id <> n.user_id));

        -- Ids that stood for nobody since are still free. Another session may want one of them as well.
        perform from mds.canonical_users u where u.id = any (v_each.previous_user_ids) order by u.id for update;
        continue when exists (select from mds.source_identities i where i.canonical_user_id = any (v_each.previous_user_ids) and i.id <> all (p_identity_ids))
                   or exists (select from mds.canonical_users u where u.id = any (v_each.previous_user_ids) and u.status = 'deleted');
        return v_each;
    end loop;
    return null;
end;
$$;

comment on function mds.regrouping_before(bigint[], bigint[], bigint[], bigint[], uuid[]) is
$$The earlier decision that the present one undoes exactly, if there is one: nothing has happened since to the records that it
moved, and they come together again as they were before it. Then everybody has the id that they had; but for news of a record, nobody
who stays as they are gets another. Null: there is none. Locks the users.

p_undone_ids: decisions that a person undoes, the likeliest first; none: the latest that news of the record p_trigger_ids led to. The last three,
index-aligned: every record that is decided on, the cluster into which it falls, and whose it is.$$;

commit;
