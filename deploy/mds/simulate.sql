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
        v_cases   := array(select d.id from mds.potential_duplicates d where d.closed_at is null);
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
            for v_first in 1 .. cardinality(v_ids) by c_chunk loop
                perform count(*) from mds.settle(v_ids[v_first : v_first + c_chunk - 1]);
            end loop;
        end if;

        with moved as materialized (
            select b.id, b.user_id as before, i.canonical_user_id as after
              from unnest(v_ids, v_users) as b (id, user_id)
              join mds.source_identities i on i.id = b.id
        ),
        joined as (
            select m.after, array_agg(distinct m.before) as users from moved m group by m.after having count(distinct m.before) > 1
        ),
        parted as (
            select m.before, array_agg(distinct m.after) as users from moved m group by m.before having count(distinct m.after) > 1
        ),
        rewritten as (
            select l.attribute_path as path, count(*) as count from mds.attribute_lineage l where l.id > v_lineage and l.valid_to is null group by l.attribute_path
        )
        select jsonb_build_object(
                   'model',          v_before -> 'model',
                   'identity_count', cardinality(v_ids),
                   'is_sample',      v_sample is not null,
                   'moved_count',    (select count(*) from moved where after is distinct from before),
                   'users',  jsonb_build_object('before', (select count(distinct before) from moved), 'after', (select count(distinct after) from moved)),
                   'merges', jsonb_build_object('count', (select coalesce(sum(cardinality(users) - 1), 0) from joined),
                                                'examples', (select coalesce(jsonb_agg(to_jsonb(j.users) order by j.after), '[]') from (select * from joined order by after limit 10) j)),
                   'splits', jsonb_build_object('count', (select coalesce(sum(cardinality(users) - 1), 0) from parted),
                                                'examples', (select coalesce(jsonb_agg(p.before order by p.before), '[]') from (select * from parted order by before limit 10) p)),
                   'queue',  jsonb_build_object('before', cardinality(v_cases),
                                                'after',  (select count(*) from mds.potential_duplicates d where d.closed_at is null),
                                                'raised', (select count(*) from mds.potential_duplicates d where d.closed_at is null and d.id <> all (v_cases)),
                                                'closed', (select count(*) from mds.potential_duplicates d where d.closed_at is not null and d.id = any (v_cases))),
                   'golden', jsonb_build_object('profiles', (select count(*) from unnest(v_profiles, v_versions) as o (id, version)
                                                               join mds.canonical_profiles p on p.id = o.id
                                                              where p.version is distinct from o.version),
                                                'values',   (select coalesce(jsonb_object_agg(w.path, w.count), '{}') from rewritten w)))
          into v_report;
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

All identities are recomputed in one transaction that excludes every writer: "sample" (users, chosen by "seed") bounds it. A sample
sees its users against all whom they share a key with today; what only new blocking rules would find further off it
does not. Raises MDPAY when p_changes is malformed, MDMOD and MDSRC for what is unknown, and what matching.edit_model raises.$$;

grant execute on function mds.simulate(jsonb) to mds_operator;

commit;
