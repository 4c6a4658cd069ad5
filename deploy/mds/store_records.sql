-- Deploy mds:mds/store_records to pg
-- requires: mds/source_identities
-- requires: mds/keep_payload
-- requires: mds/read_record
-- requires: matching/store_features
begin;

create or replace function mds.store_records(p_readings mds.reading[], p_features matching.features[], p_keys matching.identity_keys[])
returns mds.reading[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_is_bulk   boolean := current_setting('plan_cache_mode') = 'force_custom_plan';
    v_readings  mds.reading[];
    v_is_plain  boolean;        -- all of them are as they were read, and have something to say
    v           mds.reading;
    v_contents  mds.contents;
    v_identity  mds.source_identities;
begin
    -- What another session has made of them since they were read counts; then they are read again.
    with known as materialized (
        select i.id, i.source_system, i.source_record_id, i.payload_hash, i.source_updated_at, i.retracted_at
          from unnest(p_readings) r
          join mds.source_identities i on i.source_system = r.source_system and i.source_record_id = r.source_record_id
           for update of i
    )
    select array_agg(row(r.n, o.id, r.source_system, r.source_record_id, r.source_updated_at, r.payload, r.payload_hash,
                         case when o.id = r.source_identity_id then r.attributes end, k.id is not null, o.outcome)::mds.reading),
           bool_and(o.outcome = 'changed' and o.id = r.source_identity_id and r.attributes is not null)
      into v_readings, v_is_plain
      from unnest(p_readings) r
      left join known k on k.source_system = r.source_system and k.source_record_id = r.source_record_id
     cross join lateral (
           select coalesce(k.id, r.source_identity_id) as id,
                  case when k.retracted_at is null and k.payload_hash = r.payload_hash
                        and coalesce(r.source_updated_at <= k.source_updated_at, r.source_updated_at is null) then 'unchanged'
                       -- Two payloads of one moment: the hash decides, so that the order of arrival does not.
                       when (r.source_updated_at, r.payload_hash) < (k.source_updated_at, k.payload_hash) then 'stale'
                       else 'changed' end as outcome) o;

    -- Foreign keys are looked up by queries, which would be planned anew for each row.
    if v_is_bulk then
        perform set_config('plan_cache_mode', 'force_generic_plan', true);
    end if;
    insert into mds.source_identities
           (id, source_system, source_record_id, ingested_payload, payload_hash, source_updated_at, attributes)
    select r.source_identity_id, r.source_system, r.source_record_id, r.payload, r.payload_hash, r.source_updated_at, r.attributes
      from unnest(v_readings) r
     where not r.is_known;
    if v_is_bulk then
        perform set_config('plan_cache_mode', 'force_custom_plan', true);
    end if;

    if not v_is_plain then
        perform mds.keep_payload(s.source_identity_id, s.payload, s.source_updated_at, true)
           from unnest(v_readings) s
          where s.outcome = 'stale'
            and not exists (select from mds.payload_versions p
                             where p.source_identity_id = s.source_identity_id
                               and p.source_updated_at = s.source_updated_at and p.payload = s.payload);
        p_features := array(select f from unnest(p_features) f
                             where f.source_identity_id in (select r.source_identity_id from unnest(v_readings) r
                                                             where r.outcome = 'changed' and r.attributes is not null));
        p_keys := null;
    end if;

    foreach v in array v_readings loop
        continue when not v.is_known or v.outcome <> 'changed';
        select * into v_identity from mds.source_identities o where o.id = v.source_identity_id;
        if v.attributes is null then
            select r.* into v_contents
              from mds.source_systems s, mds.read_record(s, v.source_identity_id, v.source_record_id, v.payload) r
             where s.name = v.source_system;
            v.attributes := v_contents.attributes;
            p_features   := p_features || v_contents.features;
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

    if cardinality(p_features) > 0 then
        perform matching.store_features(p_features, p_keys);
    end if;
    return v_readings;
end;
$$;

comment on function mds.store_records(mds.reading[], matching.features[], matching.identity_keys[]) is
$$Writes what sources say of records: payload, normalised attributes, features and keys; returns the readings, as they came,
with identity and outcome. Decides nothing: mds.settle does.

outcome is changed (settle it), unchanged (a replay: nothing was written) or stale (older than what is known: kept as a
payload version, cannot win). No record may be there twice. p_features, p_keys:
features and blocking keys of those that have been read. Callers have asked mds.check_record and taken matching.lock_keys
for the records.$$;

commit;
