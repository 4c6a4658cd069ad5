-- Deploy mds:mds/how_user to pg
-- requires: mds/source_identities
-- requires: mds/former_memberships
-- requires: mds/payload_versions
-- requires: mds/merges
-- requires: mds/attribute_lineage
-- requires: mds/value_pins
-- requires: mds/check_user
-- requires: mds/visible_systems
begin;

create type mds.step as (
    at                  timestamptz,
    action              text,
    source_identity_id  bigint,
    source_system       text,
    source_record_id    text,
    other_user_id       uuid,
    match_method        text,
    match_weight        double precision,
    actor               text,
    reason              text,
    attribute_paths     text[]
);
comment on type mds.step is 'One step of how a user came to be what it is.';
comment on column mds.step.at                 is 'When.';
comment on column mds.step.action             is
$$created; joined, left, retracted, news, stale (an identity came, went, was withdrawn, said something new, said something old); absorbed,
absorbed_by, parted (users were joined, and came apart); split, move, unmerge (a person took records out, or over, or a merge back); golden (values of the profile changed); pinned, released.$$;
comment on column mds.step.source_identity_id is 'Identity it is about.';
comment on column mds.step.source_system      is 'Its system.';
comment on column mds.step.source_record_id   is 'Its key there.';
comment on column mds.step.other_user_id      is 'Other user: where the identity came from or went to; who was absorbed, or by whom.';
comment on column mds.step.match_method       is 'What decided: deterministic (rule), probabilistic (model) or manual (a person); of an identity the reason of today.';
comment on column mds.step.match_weight       is 'Strongest pair behind it, log2 odds.';
comment on column mds.step.actor              is 'Login, where a person or service decided.';
comment on column mds.step.reason             is 'Why, in the words of who decided.';
comment on column mds.step.attribute_paths    is 'Values that changed, or are pinned.';

create or replace function mds.how_user(p_user_id uuid)
returns setof mds.step
language plpgsql
stable parallel restricted
rows 50
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id  uuid := mds.check_user(p_user_id);
    v_created  timestamptz := (select u.created_at from mds.canonical_users u where u.id = v_user_id);
    v_systems  text[] := mds.visible_systems();
    -- What people gave as reasons is for whoever may read it where it is kept.
    v_sees_why boolean := has_column_privilege(session_user, 'mds.merges', 'reason', 'select');
    v_sees_pin boolean := has_column_privilege(session_user, 'mds.value_pins', 'reason', 'select');
begin
    return query
    with record as materialized (       -- every identity that is or was the user's
        select i.id from mds.source_identities i where i.canonical_user_id = v_user_id
        union
        select f.source_identity_id from mds.former_memberships f where f.canonical_user_id = v_user_id
    ),
    stay as materialized (         -- every stay of one of them with somebody: from, to, from whom and to whom
        select m.id, m.user_id, m.valid_from, m.valid_to, m.n,
               lag(m.user_id) over (partition by m.id order by m.valid_from)  as from_id,
               lead(m.user_id) over (partition by m.id order by m.valid_from) as to_id
          from (select f.source_identity_id as id, f.canonical_user_id as user_id, f.valid_from, f.valid_to, 0 as n
                  from record r join mds.former_memberships f on f.source_identity_id = r.id
                union all
                select i.id, i.canonical_user_id, coalesce((select max(f.valid_to) from mds.former_memberships f where f.source_identity_id = i.id), i.ingested_at), null, 1
                  from record r join mds.source_identities i on i.id = r.id) m
    ),
    step (at, rank, action, identity_id, other_id, method, weight, actor, reason, paths) as (
        select v_created, 0, 'created', null::bigint, null::uuid, null::text, null::float8, null::text, null::text, null::text[]
        union all
        select s.valid_from, 1, 'joined', s.id, s.from_id, case when s.n = 1 then i.match_method end, case when s.n = 1 then i.match_weight end, null, null, null
          from stay s join mds.source_identities i on i.id = s.id
         where s.user_id = v_user_id
        union all
        select s.valid_to, 2, case when s.to_id is null then 'retracted' else 'left' end, s.id, s.to_id, null, null, null,
               case when s.to_id is null then i.retraction_reason end, null
          from stay s join mds.source_identities i on i.id = s.id
         where s.user_id = v_user_id and s.valid_to is not null
        union all
        select v.superseded_at, 3, case when v.is_stale then 'stale' else 'news' end, v.source_identity_id, null, null, null, null, null, null
          from mds.payload_versions v
          join stay s on s.id = v.source_identity_id and s.user_id = v_user_id
                     and v.superseded_at >= s.valid_from and (s.valid_to is null or v.superseded_at < s.valid_to)
        union all
        select m.merged_at, 4, case when m.kind <> 'merge' then m.kind when m.survivor_id = v_user_id then 'absorbed' else 'absorbed_by' end, null,
               case when m.survivor_id = v_user_id then m.absorbed_id else m.survivor_id end, m.match_method, m.match_weight, m.merged_by::text,
               m.reason, null
          from mds.merges m where v_user_id in (m.survivor_id, m.absorbed_id)
        union all
        select m.undone_at, 4, 'parted', null, case when m.survivor_id = v_user_id then m.absorbed_id else m.survivor_id end, null, null, null, null, null
          from mds.merges m where v_user_id in (m.survivor_id, m.absorbed_id) and m.kind = 'merge' and m.undone_at is not null
        union all
        select n.valid_from, 5, 'pinned', null, nullif(n.canonical_user_id, v_user_id), null, null, n.pinned_by::text, n.reason, array_agg('$.' || n.attribute order by n.attribute)
          from mds.value_pins n where n.canonical_user_id = v_user_id
         group by n.valid_from, n.canonical_user_id, n.pinned_by, n.reason
        union all
        select n.valid_to, 5, 'released', null, null, null, null, n.released_by::text, n.release_reason, array_agg('$.' || n.attribute order by n.attribute)
          from mds.value_pins n where n.canonical_user_id = v_user_id and n.valid_to is not null
         group by n.valid_to, n.released_by, n.release_reason
        union all
        select l.valid_from, 6, 'golden', null, null, null, null, null, null, array_agg(l.attribute_path order by l.attribute_path)
          from mds.canonical_profiles p
          join mds.attribute_lineage l on l.canonical_profile_id = p.id
         where p.canonical_user_id = v_user_id
         group by l.valid_from
    )
    -- A record has the time at which its transaction began, and what a decision is about is written down before whom it makes.
    select greatest(s.at, v_created), s.action, s.identity_id, i.source_system,
           case when i.source_system = any (v_systems) then i.source_record_id end,
           s.other_id, s.method, s.weight, s.actor,
           case when case s.action when 'retracted' then i.source_system = any (v_systems)
                                   when 'pinned' then v_sees_pin when 'released' then v_sees_pin else v_sees_why end then s.reason end,
           s.paths
      from step s
      left join mds.source_identities i on i.id = s.identity_id
     order by greatest(s.at, v_created), s.rank, s.identity_id;
end;
$$;

comment on function mds.how_user(uuid) is
$$The story of a user, step by step: which identities came, from whom and why, which left, what they said, which users it absorbed or
parted from, which values became golden and what stewards pinned. A merged id is followed.

Says of values only their paths; of records of other source systems no keys to services, nor why they were retracted; what people gave
as reasons for merges and pins to whoever may read that in mds.merges and mds.value_pins. Raises MDNUS as mds.check_user.$$;

grant execute on function mds.how_user(uuid)
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
