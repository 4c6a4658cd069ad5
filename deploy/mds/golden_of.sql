-- Deploy mds:mds/golden_of to pg
-- requires: mds/source_identities
begin;

create type mds.golden_value as (
    canonical_user_id   uuid,
    attribute_path      text,
    value               jsonb,
    source_identity_id  bigint,
    payload_version     integer,
    confidence          numeric(5,2)
);
comment on type mds.golden_value is 'One value of a golden profile and who supplied it.';
comment on column mds.golden_value.canonical_user_id  is 'Whose value.';
comment on column mds.golden_value.attribute_path     is 'Which, as a JSON path: $.email.';
comment on column mds.golden_value.value              is 'The value.';
comment on column mds.golden_value.source_identity_id is 'Identity that supplied it.';
comment on column mds.golden_value.payload_version    is 'Version of its payload.';
comment on column mds.golden_value.confidence         is 'Trust in it, 0 to 100.';

create or replace function mds.golden_of(p_user_ids uuid[])
returns setof mds.golden_value
language sql
stable parallel safe
rows 10
begin atomic
    with offer as (
        select i.canonical_user_id, a.key, a.value, i.id, i.payload_version, s.trust,
               coalesce(i.source_updated_at, i.received_at) as said_at, i.source_system, i.source_record_id
          from mds.source_identities i
          join mds.source_systems s on s.name = i.source_system,
               lateral (select * from jsonb_each(i.attributes - 'preferences')
                        union all
                        select 'preferences.' || p.key, p.value from jsonb_each(i.attributes -> 'preferences') p) as a (key, value)
         where i.canonical_user_id = any (p_user_ids)
    ),
    winner as (
        select distinct on (canonical_user_id, key) *
          from offer
         order by canonical_user_id, key, trust desc, said_at desc, source_system collate "C", source_record_id collate "C"
    )
    select canonical_user_id, '$.' || key, value, id, payload_version, trust
      from winner
     where key <> 'name'
    union all
    select w.canonical_user_id, '$.' || part.key, part.value, w.id, w.payload_version, w.trust
      from winner w, lateral jsonb_each(w.value) part
     where w.key = 'name';
end;

comment on function mds.golden_of(uuid[]) is
$$The golden values of users, from their identities alone: a pure function, the same whatever happened before.

Of several offers for an attribute the source system's trust decides, then recency by the source's clock (arrival where it
has none), then the record's key. A name comes whole from one record, an address too; preferences win key by key. The e-mail
address is what the user claims: mds.refresh_profiles settles contested ones.$$;

commit;
