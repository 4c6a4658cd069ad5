-- Deploy mds:mds/record_regrouping to pg
-- requires: mds/regroupings
-- requires: mds/source_identities
begin;

create or replace function mds.record_regrouping(
    p_regrouping_id      bigint,
    p_trigger_ids        bigint[],
    p_identity_ids       bigint[],
    p_previous_user_ids  uuid[],
    p_next_user_ids      uuid[],
    p_undoes_id          bigint default null
)
returns bigint
language sql
volatile parallel unsafe
begin atomic
    with move as materialized (
        select m.id, m.previous_id, m.next_id, i.ingested_at
          from unnest(p_identity_ids, p_previous_user_ids, p_next_user_ids) as m (id, previous_id, next_id)
          join mds.source_identities i on i.id = m.id
    ),
    involved as (
        select u.id
          from move m, unnest(array[m.previous_id, m.next_id]) as u (id)
         where m.previous_id is distinct from m.next_id and u.id is not null
    ),
    member as (
        select m.* from move m where m.previous_id in (select n.id from involved n) or m.next_id in (select n.id from involved n)
    ),
    revived as (
        select u.id, u.merged_into
          from mds.canonical_users u
         where u.id in (select m.next_id from member m) and u.status <> 'active'
    )
    insert into mds.regroupings (id, trigger_ids, identity_ids, previous_user_ids, next_user_ids, revived_ids, revived_target_ids, undoes_id)
    select coalesce(p_regrouping_id, nextval('mds.regroupings_id_seq')),
           case when cardinality(p_trigger_ids) > 1     -- hashed: a search of the array for each takes the square of a batch
                then coalesce(array_agg(m.id order by m.id) filter (where m.id in (select unnest(p_trigger_ids))), '{}')
                else p_trigger_ids end,
           array_agg(m.id order by m.ingested_at, m.id), array_agg(m.previous_id order by m.ingested_at, m.id),
           array_agg(m.next_id order by m.ingested_at, m.id),
           coalesce((select array_agg(r.id order by r.id) from revived r), '{}'),
           coalesce((select array_agg(r.merged_into order by r.id) from revived r), '{}'), p_undoes_id
      from member m
    having count(*) > 0
    returning id;
end;

comment on function mds.record_regrouping(bigint, bigint[], bigint[], uuid[], uuid[], bigint) is
$$Writes down a decision that takes records from one user to another, before it is carried through; returns its number, or null when
nobody is concerned. Of all the records given, those of users that get or lose one are kept.

p_regrouping_id: number that the caller has drawn; null draws one. p_trigger_ids: records whose news led to it, none when a person
decided; of many, those that are concerned. The next three, index-aligned: whose each record is, and will be. p_undoes_id: decision that it undoes.$$;

commit;
