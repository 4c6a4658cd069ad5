-- Deploy mds:governance/column_classes to pg
-- requires: governance/data_classes
-- The catalogue of data: whoever adds a column says here what it holds. One line for each table and class, sorted.
begin;

create table governance.column_classes (
    schema_name  name not null,
    table_name   name not null,
    column_name  name not null,
    class        text not null constraint fk_column_classes_data_classes references governance.data_classes (name),
    constraint pk_column_classes primary key (schema_name, table_name, column_name)
);

create index idx_column_classes_class on governance.column_classes (class);

insert into governance.column_classes (schema_name, table_name, column_name, class)
select c.schema_name, c.table_name, x.column_name, c.class
  from (values
    ('cdc', 'connectors',              'internal',     'name role_name slot_name publication_name lag_limit silence_limit last_beat_at'),
    ('cdc', 'outbox_events',           'internal',     'id ring_day aggregatetype type schema_version trace_id occurred_at'),
    ('cdc', 'outbox_events',           'pseudonymous', 'aggregateid'),
    ('cdc', 'outbox_events',           'personal',     'payload'),
    ('cdc', 'signals',                 'internal',     'id type data'),

    ('governance', 'column_classes',   'public',       'schema_name table_name column_name class'),
    ('governance', 'data_classes',     'public',       'name is_personal is_publishable description'),
    ('governance', 'hash_keys',        'internal',     'purpose created_at'),
    ('governance', 'hash_keys',        'secret',       'secret'),

    ('matching', 'blocking_rules',     'public',       'model_id ordinal name expression cap description'),
    ('matching', 'capped_keys',        'internal',     'rule identity_count first_capped_at'),
    ('matching', 'capped_keys',        'restricted',   'key'),
    ('matching', 'comparison_levels',  'public',       'model_id comparison_name level label condition m u h b rarity'),
    ('matching', 'comparisons',        'public',       'model_id name ordinal null_condition is_stable is_shared is_regional description cap_rule'),
    ('matching', 'definite_rules',     'public',       'model_id ordinal name verdict condition description'),
    ('matching', 'edges',              'internal',     'left_id right_id weight verdict is_manual levels found_by rule_verdict model_id scored_at'),
    ('matching', 'features',           'internal',     'source_identity_id source_system normaliser_version is_repeat'),
    ('matching', 'features',           'restricted',   'record_key given given_roots given_phonetic middle family family_core family_phonetic '
                                                    || 'previous_family suffix name_tokens name_forms emails email_handles email_words email_locals '
                                                    || 'phones phone_tails birth birth_year birth_month birth_day gender place_of_birth country_code '
                                                    || 'address_lines streets house_numbers postal_codes cities employer occupation external_ids '
                                                    || 'attributes given_rarity family_rarity city_rarity description'),
    ('matching', 'features',           'sealed',       'government_ids government_id_deletions'),
    ('matching', 'identity_keys',      'internal',     'source_identity_id rule'),
    ('matching', 'identity_keys',      'restricted',   'key'),
    ('matching', 'models',             'public',       'id name state prior_weight household_weight background_weight join_weight review_weight '
                                                    || 'candidate_cap record_count origin description created_at activated_at'),
    ('matching', 'stop_keys',          'internal',     'model_id identity_count reason'),
    ('matching', 'stop_keys',          'restricted',   'key'),
    ('matching', 'term_frequencies',   'public',       'model_id term value frequency'),

    ('mds', 'attribute_lineage',       'internal',     'id attribute_path source_identity_id payload_version value_pin_id confidence previous_ended_at valid_from valid_to'),
    ('mds', 'attribute_lineage',       'pseudonymous', 'canonical_profile_id value_hash'),
    ('mds', 'canonical_profiles',      'internal',     'email_confidence version updated_at'),
    ('mds', 'canonical_profiles',      'personal',     'full_name email phone_e164 country_code preferences attributes'),
    ('mds', 'canonical_profiles',      'pseudonymous', 'id canonical_user_id'),
    ('mds', 'canonical_profiles',      'restricted',   'claimed_email'),
    ('mds', 'canonical_users',         'internal',     'status created_at updated_at'),
    ('mds', 'canonical_users',         'pseudonymous', 'id legacy_ids merged_into'),
    ('mds', 'former_memberships',      'internal',     'source_identity_id valid_from valid_to'),
    ('mds', 'former_memberships',      'pseudonymous', 'canonical_user_id'),
    ('mds', 'idempotency_keys',        'internal',     'source_system idempotency_key payload_hash answer replay_count created_at'),
    ('mds', 'idempotency_keys',        'pseudonymous', 'source_record_id'),
    ('mds', 'job_runs',                'internal',     'id job state step_count done_count all_count moved_count error_code started_by started_at stepped_at ended_at'),
    ('mds', 'job_runs',                'restricted',   'error'),
    ('mds', 'jobs',                    'public',       'name ordinal function every is_enabled description'),
    ('mds', 'lineage_seals',           'internal',     'seal sealed_at'),
    ('mds', 'lineage_seals',           'pseudonymous', 'canonical_profile_id'),
    ('mds', 'loads',                   'internal',     'id file_name file_hash options state last_line rows_read rows_loaded rows_rejected started_by started_at '
                                                    || 'finished_at'),
    ('mds', 'merges',                  'internal',     'id kind match_method match_weight evidence moved_identity_ids kept_identity_ids merged_at merged_by undone_at '
                                                    || 'undone_by_id undoes_id repeats_id withdrawn_override_ids reinstated_override_ids regrouping_id'),
    ('mds', 'merges',                  'pseudonymous', 'survivor_id absorbed_id'),
    ('mds', 'merges',                  'restricted',   'reason'),
    ('mds', 'overrides',               'internal',     'id left_id right_id verdict origin merge_id risks requested_by approved_by decided_at expires_at '
                                                    || 'withdrawn_at withdrawn_by weight levels rule_verdict model_id duplicate_id regrouping_id'),
    ('mds', 'overrides',               'restricted',   'reason'),
    ('mds', 'payload_versions',        'internal',     'source_identity_id version source_updated_at superseded_at is_stale'),
    ('mds', 'payload_versions',        'payload',      'payload'),
    ('mds', 'potential_duplicates',    'internal',     'id match_score match_weight state reason left_identity_id right_identity_id raised_at closed_at '
                                                    || 'last_reviewed_at priority due_at leased_by lease_ends_at leased_hash reevaluated_at'),
    ('mds', 'potential_duplicates',    'pseudonymous', 'candidate_user_id possible_match_user_id'),
    ('mds', 'potential_duplicates',    'restricted',   'escalation_reason'),
    ('mds', 'recomputations',          'internal',     'id stage last_identity_id identity_count derived_count scored_count settled_count moved_count model_id started_by '
                                                    || 'started_at finished_at'),
    ('mds', 'registered_references',   'internal',     'id table_name column_name key_columns key_types registered_at registered_by'),
    ('mds', 'regroupings',             'internal',     'id trigger_ids identity_ids undoes_id decided_at'),
    ('mds', 'regroupings',             'pseudonymous', 'previous_user_ids next_user_ids revived_ids revived_target_ids'),
    ('mds', 'rejected_records',        'internal',     'id load_id line source_system error_code rejected_at retried_at'),
    ('mds', 'rejected_records',        'payload',      'record message detail'),
    ('mds', 'rejected_records',        'pseudonymous', 'source_record_id'),
    ('mds', 'repointed_references',    'internal',     'reference_id repointed_at'),
    ('mds', 'repointed_references',    'pseudonymous', 'row_key home_user_id current_user_id'),
    ('mds', 'review_decisions',        'internal',     'id duplicate_id verdict state risks evidence_hash requested_by requested_at approved_by approved_at merge_id act_id'),
    ('mds', 'review_decisions',        'pseudonymous', 'survivor_id'),
    ('mds', 'review_decisions',        'restricted',   'reason note'),
    ('mds', 'review_policies',         'internal',     'reason priority sla updated_by updated_at'),
    ('mds', 'risk_rules',              'internal',     'name is_enabled threshold description reason updated_by updated_at'),
    ('mds', 'source_identities',       'internal',     'id source_system ingested_at match_score match_method match_weight payload_version source_updated_at '
                                                    || 'received_at updated_at retracted_at'),
    ('mds', 'source_identities',       'payload',      'ingested_payload'),
    ('mds', 'source_identities',       'pseudonymous', 'canonical_user_id source_record_id minted_user_id'),
    ('mds', 'source_identities',       'restricted',   'payload_hash attributes retraction_reason'),
    ('mds', 'source_systems',          'internal',     'name access_role trust is_deduplicated default_country date_order created_at'),
    ('mds', 'stale_profiles',          'internal',     'rule_changed_at'),
    ('mds', 'stale_profiles',          'pseudonymous', 'canonical_user_id'),
    ('mds', 'survivorship_rules',      'internal',     'id attribute group_name strategy source_order value_order custom_function reason changed_by '
                                                    || 'valid_from valid_to'),
    ('mds', 'trust_rules',             'internal',     'id source_system attribute trust minimum decay_period decay_curve doubtful_percent reason changed_by '
                                                    || 'valid_from valid_to'),
    ('mds', 'value_pins',              'internal',     'id attribute expires_at pinned_by valid_from valid_to released_by'),
    ('mds', 'value_pins',              'pseudonymous', 'canonical_user_id'),
    ('mds', 'value_pins',              'restricted',   'value reason release_reason')
  ) as c (schema_name, table_name, class, columns),
       lateral string_to_table(c.columns, ' ') as x (column_name);

comment on table  governance.column_classes             is
$$The catalogue of data: what every column of mds, matching, cdc and governance holds. Drives what may be published; masking, export and
erasure will read it. governance.unclassified_columns compares it with the system catalogue, and a test does.$$;
comment on column governance.column_classes.schema_name is 'Schema.';
comment on column governance.column_classes.table_name  is 'Table; partitions take after it.';
comment on column governance.column_classes.column_name is 'Column.';
comment on column governance.column_classes.class       is 'What it holds; of several things the most sensitive.';

alter table governance.column_classes enable row level security;

commit;
