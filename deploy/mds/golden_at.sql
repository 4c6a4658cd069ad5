-- Deploy mds:mds/golden_at to pg
-- requires: mds/attribute_lineage
-- requires: mds/payload_of
-- requires: mds/attributes_of
-- requires: mds/offers_at
-- requires: mds/survivors
-- requires: mds/value_pins
-- requires: governance/keyed_hash
-- requires: normalise/person
begin;

create type mds.past_value as (
    attribute_path      text,
    value               jsonb,
    source_identity_id  bigint,
    payload_version     integer,
    value_pin_id        bigint,
    confidence          numeric(5,2),
    valid_from          timestamptz,
    valid_to            timestamptz,
    is_proven           boolean
);
comment on type mds.past_value is 'A golden value as it was at a moment.';
comment on column mds.past_value.attribute_path     is 'Which, as a JSON path.';
comment on column mds.past_value.value              is 'The value.';
comment on column mds.past_value.source_identity_id is 'Identity that had supplied it.';
comment on column mds.past_value.payload_version    is 'Version of its payload it had been read from.';
comment on column mds.past_value.value_pin_id       is 'Pin it came from.';
comment on column mds.past_value.confidence         is 'Trust in it when it had won.';
comment on column mds.past_value.valid_from         is 'Since when it was golden.';
comment on column mds.past_value.valid_to           is 'Until when; null when it still is.';
comment on column mds.past_value.is_proven          is
'Its keyed hash is the one that was kept then. False when normalisers have changed since, or the payload has gone.';

create or replace function mds.golden_at(p_user_id uuid, p_at timestamptz)
returns setof mds.past_value
language plpgsql
stable parallel restricted
rows 10
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_offers    mds.offer[] := mds.offers_at(p_user_id, p_at);
    v_survivors mds.golden_value[] := array(select s from mds.survivors(v_offers, p_at) s);
begin
    -- Lineage says which value was golden. What it was is read again: the pin, the payload, or (of several sources) what the
    -- rules of then make of the offers of then; the hash says which of them it was.
    return query
    select distinct on (l.attribute_path)
           l.attribute_path, c.value, l.source_identity_id, l.payload_version, l.value_pin_id, l.confidence, l.valid_from, l.valid_to,
           coalesce(encode(governance.keyed_hash('lineage', c.value #>> '{}'), 'hex') = l.value_hash, false)
      from mds.canonical_profiles p
      join mds.attribute_lineage l on l.canonical_profile_id = p.id
      left join lateral (
           select n.value, 1 as n from mds.value_pins n where n.id = l.value_pin_id
           union all
           select a.attributes -> substr(l.attribute_path, 3), 2
             from mds.source_identities i
             join mds.source_systems s on s.name = i.source_system,
                  lateral (select mds.payload_of(i.id, l.payload_version) as payload) d,
                  lateral (select mds.attributes_of(d.payload, normalise.person(d.payload, s.default_country, s.date_order)) as attributes offset 0) a
            where i.id = l.source_identity_id
           union all
           select v.value, 3 from unnest(v_survivors) v where v.attribute_path = l.attribute_path) c on true
     where p.canonical_user_id = p_user_id and l.value_hash is not null
       and l.valid_from <= p_at and (l.valid_to is null or l.valid_to > p_at)
     order by l.attribute_path,
              encode(governance.keyed_hash('lineage', c.value #>> '{}'), 'hex') = l.value_hash desc nulls last, c.value is null, c.n;
end;
$$;

comment on function mds.golden_at(uuid, timestamptz) is
$$The golden values a user had at a moment: what lineage says had won, read again from the pins, payloads and rules of then, and
proven by the keyed hash that was kept. None before the profile existed.$$;

commit;
