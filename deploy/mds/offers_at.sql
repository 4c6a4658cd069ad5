-- Deploy mds:mds/offers_at to pg
-- requires: mds/claims
-- requires: mds/former_memberships
-- requires: mds/payload_versions
-- requires: mds/attributes_of
-- requires: normalise/person
begin;

create or replace function mds.offers_at(p_user_id uuid, p_at timestamptz)
returns mds.offer[]
language sql
stable parallel safe
begin atomic
    select array_agg(row(p_user_id, a.key, a.value, i.id, w.version, i.source_system, i.source_record_id, w.said_at,
                         coalesce(o.attributes -> 'verified' ? a.key, false), coalesce(o.attributes -> 'doubtful' ? a.key, false))::mds.offer
                     order by i.id, a.key)
      from (select i.id                         -- whose it is, unless it came later
              from mds.source_identities i
             where i.canonical_user_id = p_user_id and i.ingested_at <= p_at
               and not exists (select from mds.former_memberships f where f.source_identity_id = i.id and f.valid_to > p_at)
            union
            select f.source_identity_id from mds.former_memberships f
             where f.canonical_user_id = p_user_id and f.valid_from <= p_at and f.valid_to > p_at) m
      join mds.source_identities i on i.id = m.id
      join mds.source_systems s on s.name = i.source_system
     cross join lateral (                       -- what it said then: what was superseded next, else what it says now
           (select v.version, v.payload, coalesce(v.source_updated_at,
                       (select max(e.superseded_at) from mds.payload_versions e
                         where e.source_identity_id = i.id and e.superseded_at < v.superseded_at and not e.is_stale), i.ingested_at) as said_at
              from mds.payload_versions v
             where v.source_identity_id = i.id and v.superseded_at > p_at and not v.is_stale
             order by v.superseded_at
             limit 1)
           union all
           select i.payload_version, null, coalesce(i.source_updated_at, i.received_at)
           limit 1) w
     cross join lateral (
           select case when w.version = i.payload_version then i.attributes
                       else mds.attributes_of(w.payload, normalise.person(w.payload, s.default_country, s.date_order)) end as attributes offset 0) o
     cross join lateral jsonb_each(o.attributes - '{verified,doubtful}'::text[]) as a (key, value);
end;

comment on function mds.offers_at(uuid, timestamptz) is
$$What the identities that a user had at a moment said then: read again from the payloads of then, with the normalisers of today. Null
when it had none.$$;

commit;
