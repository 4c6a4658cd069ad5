-- Deploy mds:mds/take_record to pg
-- requires: mds/source_identities
-- requires: mds/keep_payload
-- requires: mds/attributes_of
-- requires: normalise/person
-- requires: matching/store_features
begin;

create or replace function mds.take_record(
    p_system             mds.source_systems,
    p_source_record_id   text,
    p_payload            jsonb,
    p_source_updated_at  timestamptz,
    out source_identity_id bigint,
    out outcome            text
)
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_known   mds.source_identities;
    v_hash    bigint;
    v_person  normalise.person_record;
begin
    v_hash := normalise.hash64(p_payload::text);
    select * into v_known
      from mds.source_identities i
     where i.source_system = p_system.name and i.source_record_id = p_source_record_id
       for update;
    source_identity_id := v_known.id;

    if v_known.retracted_at is null and v_known.payload_hash = v_hash
       and coalesce(p_source_updated_at <= v_known.source_updated_at, p_source_updated_at is null) then
        outcome := 'unchanged';
        return;
    end if;

    -- Two payloads of one moment: the hash decides, so that the order of arrival does not.
    if (p_source_updated_at, v_hash) < (v_known.source_updated_at, v_known.payload_hash) then
        outcome := 'stale';
        if not exists (select from mds.payload_versions v
                        where v.source_identity_id = v_known.id
                          and v.source_updated_at = p_source_updated_at and v.payload = p_payload) then
            perform mds.keep_payload(v_known.id, p_payload, p_source_updated_at, true);
        end if;
        return;
    end if;

    outcome  := 'changed';
    v_person := normalise.person(p_payload, p_system.default_country, p_system.date_order);

    if v_known.id is null then
        insert into mds.source_identities
               (source_system, source_record_id, ingested_payload, payload_hash, source_updated_at, attributes)
        values (p_system.name, p_source_record_id, p_payload, v_hash, p_source_updated_at, mds.attributes_of(p_payload, v_person))
        returning id into source_identity_id;
    else
        if v_known.payload_hash <> v_hash then
            perform mds.keep_payload(v_known.id, v_known.ingested_payload, v_known.source_updated_at, false);
        end if;
        update mds.source_identities i
           set ingested_payload  = p_payload,
               payload_hash      = v_hash,
               payload_version   = case when v_known.payload_hash = v_hash then i.payload_version
                                        else (select max(v.version) + 1 from mds.payload_versions v where v.source_identity_id = i.id) end,
               source_updated_at = coalesce(p_source_updated_at, i.source_updated_at),
               received_at       = clock_timestamp(),
               attributes        = mds.attributes_of(p_payload, v_person),
               retracted_at      = null,
               retraction_reason = null
         where i.id = v_known.id;
    end if;
    perform matching.store_features(source_identity_id, p_system.name, p_source_record_id, v_person);
end;
$$;

comment on function mds.take_record(mds.source_systems, text, jsonb, timestamptz) is
$$Writes what a source says of one record: payload, normalised attributes, features and keys. Decides nothing: mds.settle does.

outcome is changed (settle it), unchanged (a replay: nothing was written) or stale (older than what is known: kept as a
payload version, cannot win). Callers have asked mds.check_record and taken matching.lock_keys for the record.$$;

commit;
