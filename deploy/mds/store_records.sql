-- Deploy mds:mds/store_records to pg
-- requires: mds/source_identities
-- requires: mds/keep_payload
-- requires: mds/read_record
-- requires: matching/store_features
begin;

create or replace function mds.store_records(p_readings mds.reading[], p_keys matching.identity_keys[])
returns mds.reading[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_readings  mds.reading[];
    v_new       mds.reading[];
    v_known     mds.reading[];
    v           mds.reading;
    v_identity  mds.source_identities;
begin
    -- What another session has made of them since they were read counts.
    with known as materialized (
        select i.id, i.source_system, i.source_record_id, i.payload_hash, i.source_updated_at, i.retracted_at
          from unnest(p_readings) r
          join mds.source_identities i on i.source_system = r.source_system and i.source_record_id = r.source_record_id
           for update of i
    )
    select array_agg(row(r.n, coalesce(k.id, r.source_identity_id), r.source_system, r.source_record_id, r.source_updated_at,
                         r.payload, r.payload_hash, r.attributes, r.features, k.id is not null,
                         case when k.retracted_at is null and k.payload_hash = r.payload_hash
                               and coalesce(r.source_updated_at <= k.source_updated_at, r.source_updated_at is null) then 'unchanged'
                              -- Two payloads of one moment: the hash decides, so that the order of arrival does not.
                              when (r.source_updated_at, r.payload_hash) < (k.source_updated_at, k.payload_hash) then 'stale'
                              else 'changed' end)::mds.reading order by r.n)
      into v_readings
      from unnest(p_readings) r
      left join known k on k.source_system = r.source_system and k.source_record_id = r.source_record_id;

    v_new   := array(select r from unnest(v_readings) r where not r.is_known);
    v_known := array(select r from unnest(v_readings) r where r.is_known and r.outcome = 'changed');

    insert into mds.source_identities
           (id, source_system, source_record_id, ingested_payload, payload_hash, source_updated_at, attributes)
    select r.source_identity_id, r.source_system, r.source_record_id, r.payload, r.payload_hash, r.source_updated_at, r.attributes
      from unnest(v_new) r;

    for i in 1 .. cardinality(v_known) loop
        v := v_known[i];
        select * into v_identity from mds.source_identities o where o.id = v.source_identity_id;
        if v.features is null or (v.features).source_identity_id <> v.source_identity_id then
            -- It seemed to be a replay, or nobody knew it, when it was read.
            select r.attributes, r.features into v.attributes, v.features
              from mds.source_systems s, mds.read_record(s, v.source_identity_id, v.source_record_id, v.payload) r
             where s.name = v.source_system;
            v_known[i] := v;
            p_keys := null;
        end if;
        if v_identity.payload_hash <> v.payload_hash then
            perform mds.keep_payload(v_identity.id, v_identity.ingested_payload, v_identity.source_updated_at, false);
        end if;
        update mds.source_identities o
           set ingested_payload  = v.payload,
               payload_hash      = v.payload_hash,
               payload_version   = case when v_identity.payload_hash = v.payload_hash then o.payload_version
                                        else (select max(p.version) + 1 from mds.payload_versions p where p.source_identity_id = o.id) end,
               source_updated_at = coalesce(v.source_updated_at, o.source_updated_at),
               received_at       = clock_timestamp(),
               attributes        = v.attributes,
               retracted_at      = null,
               retraction_reason = null
         where o.id = v_identity.id;
    end loop;

    perform mds.keep_payload(s.source_identity_id, s.payload, s.source_updated_at, true)
       from unnest(v_readings) s
      where s.outcome = 'stale'
        and not exists (select from mds.payload_versions p
                         where p.source_identity_id = s.source_identity_id
                           and p.source_updated_at = s.source_updated_at and p.payload = s.payload);

    perform matching.store_features(array(select r.features from unnest(v_new || v_known) r),
        case when cardinality(v_new) + cardinality(v_known) = cardinality(p_readings) then p_keys end);
    return v_readings;
end;
$$;

comment on function mds.store_records(mds.reading[], matching.identity_keys[]) is
$$Writes what sources say of records: payload, normalised attributes, features and keys; returns the readings, as they came,
with identity and outcome. Decides nothing: mds.settle does.

outcome is changed (settle it), unchanged (a replay: nothing was written) or stale (older than what is known: kept as a
payload version, cannot win). No record may be there twice. p_keys: the blocking keys of all of them. Callers have asked mds.check_record and taken matching.lock_keys
for the records.$$;

commit;
