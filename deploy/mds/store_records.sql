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
    v_is_bulk    boolean := current_setting('plan_cache_mode') = 'force_custom_plan';
    v_readings   mds.reading[];
    v_is_plain   boolean;       -- all of them are as they were read, and have something to say
    v_are_known  boolean;       -- one that was there says something new
    v_contents   mds.contents;
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
           bool_and(o.outcome = 'changed' and o.id = r.source_identity_id and r.attributes is not null),
           bool_or(o.outcome = 'changed' and k.id is not null)
      into v_readings, v_is_plain, v_are_known
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
        for v_n in 1 .. cardinality(v_readings) loop
            continue when v_readings[v_n].attributes is not null or v_readings[v_n].outcome <> 'changed';
            select r.* into v_contents
              from mds.source_systems s,
                   mds.read_record(s, v_readings[v_n].source_identity_id, v_readings[v_n].source_record_id, v_readings[v_n].payload) r
             where s.name = v_readings[v_n].source_system;
            v_readings[v_n].attributes := v_contents.attributes;
            p_features := p_features || v_contents.features;
        end loop;
    end if;

    if v_are_known then
        perform mds.keep_payload(i.id, i.ingested_payload, i.source_updated_at, false)
           from unnest(v_readings) r
           join mds.source_identities i on i.id = r.source_identity_id
          where r.is_known and r.outcome = 'changed' and i.payload_hash <> r.payload_hash;
        update mds.source_identities i
           set ingested_payload  = r.payload,
               payload_hash      = r.payload_hash,
               payload_version   = case when i.payload_hash = r.payload_hash then i.payload_version
                                        else (select max(p.version) + 1 from mds.payload_versions p where p.source_identity_id = i.id) end,
               source_updated_at = coalesce(r.source_updated_at, i.source_updated_at),
               received_at       = clock_timestamp(),
               attributes        = r.attributes,
               retracted_at      = null,
               retraction_reason = null
          from unnest(v_readings) r
         where i.id = r.source_identity_id and r.is_known and r.outcome = 'changed';
    end if;
    if v_is_bulk then
        perform set_config('plan_cache_mode', 'force_custom_plan', true);
    end if;

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
