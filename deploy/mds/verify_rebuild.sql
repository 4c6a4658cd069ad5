-- Deploy mds:mds/verify_rebuild to pg
-- requires: mds/difference
-- requires: mds/derive
-- requires: mds/settle
-- requires: matching/component_of
-- requires: matching/forget
begin;

create or replace function mds.verify_rebuild(p_sample integer default null, p_seed integer default 1)
returns setof mds.difference
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_most     integer;                     -- of a batch; sizes differ, and few records come one by one
    v_ids      bigint[];
    v_more     bigint[];
    v_users    uuid[];
    v_edges    matching.edges[];
    v_capped   bigint[];
    v_order    bigint[];
    v_batch    bigint[];
    v_first    integer := 1;
    v_size     integer;
    v_found    mds.difference[];
begin
    if p_sample < 1 or p_seed is null then
        raise exception 'a sample of % records cannot be taken', coalesce(p_sample::text, 'all')
            using errcode = 'MDPAY', detail = 'p_sample must be 1 or more, or null for all; p_seed must be given.', hint = 'mds.verify_rebuild(1000)';
    end if;
    perform matching.lock_keys('{}', 1000000);      -- everything: what is rebuilt must not move meanwhile
    begin
        -- Whole components and whole users: what lies outside cannot change how they fall apart.
        v_ids := array(select f.source_identity_id from matching.features f
                        order by hashint8extended(f.record_key, p_seed), f.source_identity_id limit p_sample);
        loop
            v_more := array(select distinct o.id
                              from (select matching.component_of(v_ids) as id) c
                              join mds.source_identities i on i.id = c.id
                              join mds.source_identities o on o.id = i.id or o.canonical_user_id = i.canonical_user_id
                             where o.retracted_at is null);
            exit when cardinality(v_more) <= cardinality(v_ids);
            v_ids := v_more;
        end loop;
        v_users := array(select i.canonical_user_id from unnest(v_ids) with ordinality as t (id, n) join mds.source_identities i on i.id = t.id order by t.n);
        v_edges := array(select e from matching.edges e where e.left_id = any (v_ids) or e.right_id = any (v_ids));

        -- As if they had never been here, but for what people have said of them.
        update mds.source_identities i
           set canonical_user_id = null, match_score = null, match_weight = null, match_method = null
         where i.id = any (v_ids);
        v_capped := array(select c.key from matching.capped_keys c
                           where c.key in (select k.key from matching.identity_keys k where k.source_identity_id = any (v_ids)));
        perform matching.forget(v_ids);
        perform count(*) from mds.settle(v_ids, array(select distinct u from unnest(v_users) u where u is not null), true, v_capped);

        -- They come again: in another order, in batches of another size.
        v_most  := least(60, greatest(1, cardinality(v_ids) / 4));
        v_order := array(select t.id from unnest(v_ids) t (id) order by hashint8extended(t.id, p_seed::bigint + 1), t.id);
        while v_first <= cardinality(v_order) loop
            v_size  := 1 + abs(hashint8extended(v_first, p_seed) % v_most)::integer;
            v_batch := v_order[v_first : v_first + v_size - 1];
            perform mds.derive(v_batch);
            perform count(*) from mds.settle(v_batch);
            v_first := v_first + v_size;
        end loop;

        with was as (
            select t.id, t.user_id, min(t.id) over (partition by t.user_id) as head from unnest(v_ids, v_users) as t (id, user_id)
        ),
        now_is as (
            select i.id, i.canonical_user_id as user_id, min(i.id) over (partition by i.canonical_user_id) as head
              from mds.source_identities i
             where i.canonical_user_id in (select o.canonical_user_id from mds.source_identities o where o.id = any (v_ids))
        ),
        named as (
            select i.id, i.source_system || ':' || i.source_record_id as name from mds.source_identities i
             where i.id in (select w.id from was w union all select n.id from now_is n)
        ),
        edge as (
            select coalesce(w.left_id, e.left_id) as left_id, coalesce(w.right_id, e.right_id) as right_id,
                   w.weight as was_weight, w.verdict as was_verdict, e.weight as is_weight, e.verdict as is_verdict
              from unnest(v_edges) w
              full join (select * from matching.edges where left_id = any (v_ids) or right_id = any (v_ids)) e on e.left_id = w.left_id and e.right_id = w.right_id
             where (w.weight, w.verdict) is distinct from (e.weight, e.verdict)
        )
        select array_agg(row(d.subject, d.aspect, d.problem, d.expected, d.found)::mds.difference order by d.aspect desc, d.subject)
          into v_found
          from (select s.name as subject, 'user' as aspect, 'rebuilt in another order, the record belongs elsewhere' as problem,
                       coalesce('with ' || (select string_agg(o.name, ', ' order by o.name) from now_is x join named o on o.id = x.id where x.user_id = n.user_id and x.id <> w.id), 'alone') as expected,
                       coalesce('with ' || (select string_agg(o.name, ', ' order by o.name) from was x join named o on o.id = x.id where x.user_id = w.user_id and x.id <> w.id), 'alone') as found
                  from was w
                  join named s on s.id = w.id
                  left join now_is n on n.id = w.id
                 where w.head is distinct from n.head
                    or array(select x.id from was x where x.user_id = w.user_id order by 1) <> array(select x.id from now_is x where x.user_id = n.user_id order by 1)
                union all
                select a.name || ' and ' || b.name, 'edge', 'rebuilt in another order, the pair has another edge',
                       coalesce(e.is_weight || ', verdict ' || e.is_verdict, 'none'), coalesce(e.was_weight || ', verdict ' || e.was_verdict, 'none')
                  from edge e
                  join (select i.id, i.source_system || ':' || i.source_record_id as name from mds.source_identities i) a on a.id = e.left_id
                  join (select i.id, i.source_system || ':' || i.source_record_id as name from mds.source_identities i) b on b.id = e.right_id) d;
        raise exception 'rebuilt' using errcode = 'MDDRY';
    exception when sqlstate 'MDDRY' then
        null;       -- everything written is undone; the differences are kept
    end;
    return query select d.* from unnest(v_found) d;
end;
$$;

comment on function mds.verify_rebuild(integer, integer) is
$$Proves law 1 on live data: takes records out, lets them come again in another order and in batches of another size, compares, and
undoes it all. No row: the same people and the same edges came out. Expected is what the rebuild gives, found what is stored.

p_sample records, chosen by p_seed, with their whole components and users; null: all, in one transaction. Excludes every other
writer meanwhile. People's verdicts are kept, as they are part of what decides. Where rules have changed and mds.recompute has not run
since, or a key was capped after it had found somebody, there are differences until it has. Raises MDPAY when p_sample is less than 1.$$;

grant execute on function mds.verify_rebuild(integer, integer) to mds_operator, mds_auditor;

commit;
