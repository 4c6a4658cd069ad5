-- Deploy mds:mds/simulate to pg
-- requires: mds/recompute
-- requires: mds/derive
-- requires: mds/register_source
-- requires: mds/attribute_lineage
-- requires: matching/activate_model
-- requires: matching/copy_model
-- requires: matching/edit_model
begin;

create or replace function mds.simulate(p_changes jsonb)
returns jsonb
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_own     constant text[] := array['model', 'sources', 'sample', 'seed'];
    c_chunk   constant integer := 500;
    v_sample  integer;
    v_seed    integer;
    v_model   integer;
    v_edits   jsonb;
    v_source  record;
    v_ids     bigint[];
    v_users   uuid[];
    v_asked   uuid[];       -- users of the sample; null: all
    v_more    bigint[];
    v_near    bigint[];
    v_capped  bigint[];
    v_before  jsonb;
    v_cases   bigint[];
    v_profiles uuid[];
    v_versions bigint[];
    v_lineage bigint;
    v_report  jsonb;
begin
    begin
        v_sample := (p_changes ->> 'sample')::integer;
        v_seed   := coalesce((p_changes ->> 'seed')::integer, 1);
    exception when data_exception then
        v_sample := 0;
    end;
    if p_changes is null or jsonb_typeof(p_changes) <> 'object' or v_sample < 1
       or p_changes @? 'strict $.sources ? (@.type() <> "object")' or p_changes @? 'strict $.sources.* ? (@.type() <> "object")'
       or exists (select from jsonb_path_query(p_changes, 'strict $.sources.* ? (@.type() == "object")', silent => true) s, jsonb_each(s) as k (setting, value)
                   where case k.setting when 'trust' then jsonb_typeof(k.value) <> 'number'
                                        when 'is_deduplicated' then jsonb_typeof(k.value) <> 'boolean' else true end) then
        raise exception 'these changes cannot be simulated'
            using errcode = 'MDPAY', detail = 'p_changes is an object; its sample, when there is one, 1 or more; its sources objects of trust, a number, and is_deduplicated, true or false.',
                  hint = '{"join_weight": 6, "sources": {"crm": {"trust": 90}}, "sample": 10000}';
    end if;
    select m.id into v_model
      from matching.models m
     where case when p_changes ? 'model' then m.name = p_changes ->> 'model' or m.id::text = p_changes ->> 'model' else m.id = matching.active_model_id() end
     order by m.name = p_changes ->> 'model' desc
     limit 1;
    if v_model is null then
        raise exception 'no model "%"', p_changes ->> 'model'
            using errcode = 'MDMOD', detail = 'matching.models has no such name or id.', hint = 'See them with: select * from matching.models.';
    end if;

    perform matching.lock_keys('{}', 1000000);      -- everything: what is compared must not move meanwhile
    begin
        -- A sample is of users, with all their records.
        select array_agg(i.id order by i.id), array_agg(i.canonical_user_id order by i.id) into v_ids, v_users
          from mds.source_identities i
         where i.canonical_user_id is not null
           and (v_sample is null
                or i.canonical_user_id in (select u.id from mds.canonical_users u where u.status = 'active'
                                            order by hashtextextended(u.id::text, v_seed), u.id limit v_sample));
        v_ids     := coalesce(v_ids, '{}');
        v_asked   := case when v_sample is not null then array(select distinct u from unnest(v_users) u) end;
        v_cases   := array(select d.id from mds.potential_duplicates d where d.closed_at is null and (v_asked is null or d.candidate_user_id = any (v_asked)));
        v_lineage := coalesce((select max(l.id) from mds.attribute_lineage l), 0);
        select array_agg(p.id), array_agg(p.version) into v_profiles, v_versions from mds.canonical_profiles p;

        -- The change, as it would be made.
        v_edits := p_changes - c_own;
        if v_edits <> '{}' then
            v_model := matching.copy_model(v_model, format('simulation of %s at %s', v_model, clock_timestamp()));
            perform matching.edit_model(v_model, v_edits);
        end if;
        v_before := matching.activate_model(v_model);
        for v_source in select s.key as name, s.value as setting from jsonb_each(p_changes -> 'sources') s loop
            if not exists (select from mds.source_systems where name = v_source.name) then
                raise exception 'unknown source system "%"', v_source.name
                    using errcode = 'MDSRC', detail = 'It is not in mds.source_systems.', hint = 'Only known systems can be simulated.';
            end if;
            perform mds.register_source(v_source.name, (v_source.setting ->> 'trust')::numeric, (v_source.setting ->> 'is_deduplicated')::boolean);
        end loop;

        -- And the way of every change: everything anew.
        if v_sample is null then
            update mds.recomputations set stage = 'finished', finished_at = clock_timestamp() where finished_at is null;
            perform mds.recompute();
        else
            v_near := array(select distinct o.source_identity_id
                              from matching.identity_keys k
                              join matching.identity_keys o on o.key = k.key
                             where k.source_identity_id = any (v_ids)
                               and not exists (select from matching.capped_keys c where c.key = k.key)
                            union
                            select unnest(v_ids));
            v_capped := array(select c.key from matching.capped_keys c
                               where c.key in (select k.key from matching.identity_keys k where k.source_identity_id = any (v_near)));
            for v_first in 1 .. cardinality(v_near) by c_chunk loop
                perform mds.derive(v_near[v_first : v_first + c_chunk - 1]);
            end loop;
            perform matching.lift_caps(v_capped);
            -- All that decides on them is scored before anybody is decided on, as in mds.recompute: whom they hang together with, and
            -- the other records of those. Else what is judged anew would meet what the model before has left.
            v_more := v_ids;
            v_ids  := '{}';
            loop
                v_capped := array(select unnest(v_more) except select unnest(v_near));
                v_near   := v_near || v_capped;
                for v_first in 1 .. cardinality(v_capped) by c_chunk loop
                    perform mds.derive(v_capped[v_first : v_first + c_chunk - 1]);
                end loop;
                for v_first in 1 .. cardinality(v_more) by c_chunk loop
                    perform matching.score_candidates(v_more[v_first : v_first + c_chunk - 1]);
                end loop;
                v_ids  := v_ids || v_more;
                v_more := array(select o.id
                                  from mds.source_identities o
                                 where o.canonical_user_id in (select i.canonical_user_id from mds.source_identities i
                                                                where i.id in (select matching.component_of(v_ids)))
                                except
                                select unnest(v_ids));
                exit when v_more = '{}';
            end loop;
            v_users := array(select i.canonical_user_id from unnest(v_ids) with ordinality as t (id, n) join mds.source_identities i on i.id = t.id order by t.n);
            for v_first in 1 .. cardinality(v_ids) by c_chunk loop
                perform count(*) from mds.assign(v_ids[v_first : v_first + c_chunk - 1], v_ids[v_first : v_first + c_chunk - 1]);
            end loop;
        end if;

        with moved as materialized (
            select b.id, b.user_id as before, i.canonical_user_id as after, v_asked is null or b.user_id = any (v_asked) as is_asked
              from unnest(v_ids, v_users) as b (id, user_id)
              join mds.source_identities i on i.id = b.id
        ),
        -- Of users that become one each but the survivor is absorbed; a sample counts its own, so that it stands for all.
        absorbed as (
            select m.after, array_agg(distinct m.before) as users,
                   count(distinct m.before) filter (where m.is_asked)
                   - coalesce(bool_or(m.is_asked) filter (where m.is_survivor), false)::integer as n
              from (select m.*, m.before = first_value(m.before) over (partition by m.after order by m.before is distinct from m.after, m.before) as is_survivor
                      from moved m) m
             group by m.after
            having count(distinct m.before) > 1
        ),
        parted as (
            select m.before, array_agg(distinct m.after) as users from moved m where m.is_asked group by m.before having count(distinct m.after) > 1
        ),
        rewritten as (
            select l.attribute_path as path, count(*) as count
              from mds.attribute_lineage l
              join mds.canonical_profiles p on p.id = l.canonical_profile_id
             where l.id > v_lineage and l.valid_to is null
               and (v_asked is null or p.canonical_user_id in (select m.after from moved m where m.is_asked))
             group by l.attribute_path
        ),
        queue as (
            select count(*) filter (where d.closed_at is null and d.id <> all (v_cases)
                                          and (v_asked is null or d.candidate_user_id in (select m.after from moved m where m.is_asked))) as raised,
                   count(*) filter (where d.closed_at is not null and d.id = any (v_cases)) as closed
              from mds.potential_duplicates d
        ),
        total as (
            select count(distinct m.before) filter (where m.is_asked) as users, count(*) filter (where m.is_asked) as identities,
                   count(*) filter (where m.is_asked and m.after is distinct from m.before) as moved,
                   (select coalesce(sum(a.n), 0) from absorbed a) as merges, (select coalesce(sum(cardinality(p.users) - 1), 0) from parted p) as splits
              from moved m
        )
        select jsonb_build_object(
                   'model',          v_before -> 'model',
                   'identity_count', t.identities,
                   'is_sample',      v_sample is not null,
                   'moved_count',    t.moved,
                   'users',  jsonb_build_object('before', t.users, 'after', t.users + t.splits - t.merges),
                   'merges', jsonb_build_object('count', t.merges,
                                                'examples', (select coalesce(jsonb_agg(to_jsonb(a.users) order by a.after), '[]') from (select * from absorbed where n > 0 order by after limit 10) a)),
                   'splits', jsonb_build_object('count', t.splits,
                                                'examples', (select coalesce(jsonb_agg(p.before order by p.before), '[]') from (select * from parted order by before limit 10) p)),
                   'queue',  jsonb_build_object('before', cardinality(v_cases), 'after', cardinality(v_cases) + q.raised - q.closed,
                                                'raised', q.raised, 'closed', q.closed),
                   'golden', jsonb_build_object('profiles', (select count(*) from unnest(v_profiles, v_versions) as o (id, version)
                                                               join mds.canonical_profiles p on p.id = o.id
                                                              where p.version is distinct from o.version
                                                                and (v_asked is null or p.canonical_user_id = any (v_asked)
                                                                     or p.canonical_user_id in (select m.after from moved m where m.is_asked)     -- an absorbed one that comes back
                                                                        and p.canonical_user_id not in (select m.before from moved m))),
                                                'values',   (select coalesce(jsonb_object_agg(w.path, w.count), '{}') from rewritten w)))
          into v_report
          from total t, queue q;
        raise exception 'simulated' using errcode = 'MDDRY';
    exception when sqlstate 'MDDRY' then
        null;       -- everything written is undone; the report is kept
    end;
    return v_report;
end;
$$;

comment on function mds.simulate(jsonb) is
$$What a change of rules would do, on the real path, undone again. Writes nothing.

p_changes: "model" (name or id of a model that would become active; else the active one), settings and rows as of matching.edit_model
("join_weight": 6), "sources" ({"crm": {"trust": 90, "is_deduplicated": true}}), all optional. Returns moved_count (identities that would
change their user), merges (users that would be absorbed) and splits (users that would be new) with examples, users, queue (cases
raised and closed) and golden (existing profiles that would change, and values by path that would come from elsewhere or be new).

All identities are recomputed in one transaction that excludes every writer: "sample" (users, chosen by "seed") bounds it. Then all counts
are of these users, so that they stand for all (a merge counts when it absorbs one of them), with everybody they hang together with judged
anew. A sample sees its users against all whom they share a key with today; what only new blocking rules would find further off it
does not. Raises MDPAY when p_changes is malformed, MDMOD and MDSRC for what is unknown, and what matching.edit_model raises.$$;

grant execute on function mds.simulate(jsonb) to mds_operator;

commit;
