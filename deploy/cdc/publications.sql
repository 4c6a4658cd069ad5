-- Deploy mds:cdc/publications to pg
-- requires: cdc/outbox_events
-- requires: cdc/signals
-- requires: mds/potential_duplicates
-- requires: mds/attribute_lineage
-- What leaves the database, column by column: a column that is in no list here never does. A new column is published by
-- `alter publication … set table` over the whole list and cdc/access, which grants it to the connector. Of lineage previous_ended_at
-- stays at home: it serves a constraint, and says what valid_from says.
begin;

create publication mds_outbox_pub
    for table cdc.outbox_events (id, aggregatetype, aggregateid, type, payload, schema_version, trace_id, occurred_at)
    with (publish = 'insert', publish_via_partition_root = true);

create publication mds_canonical_pub
    for table mds.canonical_users (id, legacy_ids, status, merged_into, created_at, updated_at),
              mds.canonical_profiles (id, canonical_user_id, full_name, email, phone_e164, country_code, preferences, attributes, version, updated_at),
              mds.source_identities (id, canonical_user_id, source_system, source_record_id, ingested_at, match_score, match_method,
                                     match_weight, payload_version, source_updated_at, received_at, updated_at, minted_user_id, retracted_at),
              mds.attribute_lineage (id, canonical_profile_id, attribute_path, source_identity_id, payload_version, value_pin_id,
                                     value_hash, confidence, valid_from, valid_to),
              mds.potential_duplicates (id, candidate_user_id, possible_match_user_id, match_score, match_weight, state, reason,
                                        left_identity_id, right_identity_id, raised_at, closed_at, last_reviewed_at),
              cdc.signals (id, type, data);

comment on publication mds_outbox_pub    is 'Business events, for the connector outbox; inserts only.';
comment on publication mds_canonical_pub is 'Tables, for the connector canonical: replication, history, analytics. No restricted, sealed or payload column.';

commit;
