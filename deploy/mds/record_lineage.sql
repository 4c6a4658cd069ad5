-- Deploy mds:mds/record_lineage to pg
-- requires: mds/survivors
-- requires: mds/canonical_profiles
-- requires: mds/attribute_lineage
-- requires: mds/lineage_text
-- requires: mds/lineage_seals
-- requires: governance/keyed_hashes
begin;

create or replace function mds.record_lineage(p_user_ids uuid[], p_values mds.golden_value[])
returns void
language plpgsql
volatile parallel unsafe
as $$
declare
    v_is_bulk    boolean := current_setting('plan_cache_mode') = 'force_custom_plan';
    v_opened     mds.attribute_lineage[];
    v_is_closed  boolean;       -- one of them has a predecessor
begin
    -- What is golden beside what lineage says; where they differ a row is closed and its successor opened. Looked up a profile
    -- at a time (offset 0): a plan made while the tables were small would read all of them for ever.
    with profile as materialized (
        select p.id, p.email is not null as has_email, p.canonical_user_id,
               greatest(clock_timestamp(), s.sealed_at + interval '1 microsecond') as changed_at
          from mds.canonical_profiles p
          left join lateral (select * from mds.lineage_seals s where s.canonical_profile_id = p.id offset 0) s on true
         where p.canonical_user_id = any (p_user_ids)
    ),
    wanted as (
        select p.id as profile_id, p.changed_at, v.path, v.identity_id, v.version, v.pin_id, v.hash,
               case when v.value is not null then v.confidence end as confidence
          from rows from (unnest(p_values), unnest(governance.keyed_hashes('lineage', array(select o.value #>> '{}' from unnest(p_values) o)))) as v (user_id, path, value, identity_id, version, pin_id, confidence, hash)
          join profile p on p.canonical_user_id = v.user_id
         where v.path <> '$.email' or p.has_email
    ),
    known as (
        select p.id as profile_id, p.changed_at, l.*
          from profile p
         cross join lateral (select l.id as lineage_id, l.attribute_path as path, l.source_identity_id, l.value_pin_id, l.value_hash
                               from mds.attribute_lineage l where l.canonical_profile_id = p.id and l.valid_to is null offset 0) l
    )
    select array_agg(row(nextval('mds.attribute_lineage_id_seq'), coalesce(k.profile_id, w.profile_id), coalesce(k.path, w.path),
                         w.identity_id, w.version, w.pin_id, w.hash, w.confidence,
                         case when k.lineage_id is not null then k.changed_at end, coalesce(k.changed_at, w.changed_at), null)::mds.attribute_lineage),
           bool_or(k.lineage_id is not null)
      into v_opened, v_is_closed
      from wanted w
      full join known k on k.profile_id = w.profile_id and k.path = w.path
     where (k.source_identity_id, k.value_pin_id, k.value_hash) is distinct from (w.identity_id, w.pin_id, w.hash);

    if v_opened is null then
        return;
    end if;

    -- Foreign keys are looked up by queries, which would be planned anew for each row.
    if v_is_bulk then
        perform set_config('plan_cache_mode', 'force_generic_plan', true);
    end if;
    if v_is_closed then
        update mds.attribute_lineage l
           set valid_to = o.valid_from
          from unnest(v_opened) o
         where l.canonical_profile_id = o.canonical_profile_id and l.attribute_path = o.attribute_path and l.valid_to is null
           and o.previous_ended_at is not null;
    end if;
    with opened as (
        insert into mds.attribute_lineage
        select * from unnest(v_opened) o order by o.canonical_profile_id, o.attribute_path       -- as two indexes have them: no page comes twice
        returning *
    )
    -- A link of the chain for each profile.
    insert into mds.lineage_seals as s (canonical_profile_id, seal, sealed_at)
    select n.*
      from (select array_agg(l.profile_id) as profile_ids, array_agg(l.changed_at) as changed_at,
                   governance.keyed_hashes('lineage_seal', array_agg(coalesce(s.seal, '') || '|' || l.link)) as seals
              from (select o.canonical_profile_id as profile_id, max(o.valid_from) as changed_at,
                           string_agg(mds.lineage_text(o), '|' order by o.id) as link
                      from opened o
                     group by o.canonical_profile_id) l
              left join lateral (select * from mds.lineage_seals s where s.canonical_profile_id = l.profile_id offset 0) s on true) v,
           unnest(v.profile_ids, v.seals, v.changed_at) n
        on conflict (canonical_profile_id) do update set seal = excluded.seal, sealed_at = excluded.sealed_at;
    if v_is_bulk then
        perform set_config('plan_cache_mode', 'force_custom_plan', true);
    end if;
end;
$$;

comment on function mds.record_lineage(uuid[], mds.golden_value[]) is
$$Brings the lineage of users' profiles in line with their golden values: closes what no longer holds, opens what is new, and adds a
link to the hash chain of each profile that changed.

A value that stays, from the same identity, keeps its row. All changes of a profile in one call have one time, later than every
earlier one.$$;

commit;
