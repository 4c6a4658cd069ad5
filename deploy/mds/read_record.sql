-- Deploy mds:mds/read_record to pg
-- requires: mds/source_systems
-- requires: mds/attributes_of
-- requires: normalise/person
-- requires: matching/describe
begin;

create type mds.reading as (
    n                   integer,
    source_identity_id  bigint,
    source_system       text,
    source_record_id    text,
    source_updated_at   timestamptz,
    payload             jsonb,
    payload_hash        bigint,
    attributes          jsonb,
    is_known            boolean,
    outcome             text
);
comment on type mds.reading is 'A record and what MDS reads out of it. Its features are wide, and go beside it.';
comment on column mds.reading.n                  is 'Its place among the records it came with.';
comment on column mds.reading.source_identity_id is 'Its identity, or the number that is kept for it.';
comment on column mds.reading.source_system      is 'Who sent it.';
comment on column mds.reading.source_record_id   is 'Its key there.';
comment on column mds.reading.source_updated_at  is 'When the source last changed it; null when it does not say.';
comment on column mds.reading.payload            is 'What it says.';
comment on column mds.reading.payload_hash       is 'normalise.hash64 of the payload.';
comment on column mds.reading.attributes         is 'Normalised values it offers to the golden profile; null while nobody has read it, because it seemed to be a replay.';
comment on column mds.reading.is_known           is 'The identity was there before.';
comment on column mds.reading.outcome            is 'What mds.store_records made of it: changed, unchanged or stale.';

create type mds.contents as (
    attributes  jsonb,
    features    matching.features
);
comment on type mds.contents is 'What a payload says.';
comment on column mds.contents.attributes is 'Normalised values it offers to the golden profile.';
comment on column mds.contents.features   is 'What matching compares of it.';

create or replace function mds.read_record(
    p_system            mds.source_systems,
    p_identity_id       bigint,
    p_source_record_id  text,
    p_payload           jsonb
)
returns mds.contents
language plpgsql
stable parallel safe
as $$
declare
    v_person   normalise.person_record := normalise.person(p_payload, p_system.default_country, p_system.date_order);
    v_features matching.features := matching.describe(p_identity_id, p_system.name, p_source_record_id, v_person);
begin
    if p_system.is_deduplicated then
        v_features.description := null;     -- two of its records are two people, whatever they say
    end if;
    return row(mds.attributes_of(p_payload, v_person), v_features)::mds.contents;
end;
$$;

comment on function mds.read_record(mds.source_systems, bigint, text, jsonb) is
$$What a payload says: the attributes it offers to the golden profile, and its features. Writes nothing and needs no
lock; most of the time that a record takes is spent here.$$;

commit;
