-- Deploy mds:mds/access to pg
-- requires: mds/golden_profiles
-- requires: mds/user_identities
-- requires: mds/current_lineage
-- requires: mds/open_duplicates
-- requires: mds/merge_history
-- requires: mds/rejected_records
-- requires: mds/loads
-- requires: mds/recomputations
-- requires: mds/stale_profiles
-- requires: mds/survivorship_rules
-- requires: mds/trust_rules
-- requires: mds/value_pins
-- requires: mds/lineage_seals
-- requires: mds/former_memberships
-- requires: mds/regroupings
-- requires: mds/registered_references
-- requires: mds/repointed_references
-- requires: mds/overrides
-- requires: mds/risk_rules
-- requires: mds/review_policies
-- requires: mds/review_decisions
-- requires: mds/review_labels
-- requires: mds/jobs
-- requires: mds/job_runs
-- Who may read which rows of schema mds. Reworkable: it revokes everything, then grants from scratch.
-- Grants on functions live with the functions. No role may write to a table: writes go through functions.
begin;

revoke all on schema mds from mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_cdc, mds_operator;
revoke all on all tables in schema mds
  from mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_cdc, mds_operator;

grant usage on schema mds to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_cdc, mds_operator;

-- Who sees that something exists.
grant select on mds.source_systems, mds.canonical_users, mds.canonical_profiles, mds.attribute_lineage,
                mds.golden_profiles, mds.masked_profiles, mds.user_identities, mds.current_lineage, mds.merge_history
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

-- Merges without what people said of them.
grant select (id, kind, survivor_id, absorbed_id, match_method, match_weight, moved_identity_ids, kept_identity_ids, merged_at, merged_by,
              undone_at, undone_by_id)
   on mds.merges to mds_service, mds_reader, mds_pii_reader;
grant select on mds.merges to mds_steward, mds_approver, mds_auditor, mds_operator;

-- Identities without what they say: payload and attributes are personal data.
grant select (id, canonical_user_id, source_system, source_record_id, ingested_at, match_score, match_method, match_weight,
              payload_version, source_updated_at, received_at, updated_at, minted_user_id, retracted_at, retraction_reason)
   on mds.source_identities
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;
grant select on mds.source_identities to mds_pii_reader, mds_steward, mds_approver;

-- The rules of survivorship, and what stewards have set by hand: the value is personal data.
grant select on mds.survivorship_rules, mds.trust_rules to mds_steward, mds_approver, mds_auditor, mds_operator;
grant select (id, canonical_user_id, attribute, reason, expires_at, pinned_by, valid_from, valid_to, released_by, release_reason)
   on mds.value_pins to mds_steward, mds_approver, mds_pii_reader, mds_auditor, mds_operator;
grant select on mds.value_pins to mds_steward, mds_approver, mds_pii_reader;
grant select on mds.lineage_seals to mds_auditor, mds_operator;
grant select on mds.former_memberships, mds.regroupings to mds_steward, mds_approver, mds_auditor, mds_operator;

grant select on mds.potential_duplicates, mds.open_duplicates, mds.review_decisions, mds.overrides, mds.review_labels, mds.risk_rules,
                mds.review_policies
   to mds_steward, mds_approver, mds_auditor, mds_operator;
grant select on mds.registered_references, mds.repointed_references to mds_operator;
grant select on mds.loads, mds.rejected_records to mds_service, mds_steward, mds_operator;
grant select on mds.recomputations, mds.stale_profiles, mds.jobs, mds.job_runs to mds_operator;

-- Rows: those who look after the whole see all, a service sees what its own source systems reported.
drop policy if exists source_systems_all on mds.source_systems;
create policy source_systems_all on mds.source_systems for select
    to mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator using (true);
comment on policy source_systems_all on mds.source_systems is 'Those who look after the whole see every system.';

drop policy if exists source_systems_own on mds.source_systems;
create policy source_systems_own on mds.source_systems for select
    to mds_service using (pg_has_role(current_user, access_role, 'usage'));
comment on policy source_systems_own on mds.source_systems is 'A service sees the systems whose access role it has.';

drop policy if exists source_identities_all on mds.source_identities;
create policy source_identities_all on mds.source_identities for select
    to mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator using (true);
comment on policy source_identities_all on mds.source_identities is 'Those who look after the whole see every identity.';

drop policy if exists source_identities_own on mds.source_identities;
create policy source_identities_own on mds.source_identities for select
    to mds_service using (source_system in (select s.name from mds.source_systems s));
comment on policy source_identities_own on mds.source_identities is 'An identity is visible to whoever sees its system.';

drop policy if exists canonical_users_all on mds.canonical_users;
create policy canonical_users_all on mds.canonical_users for select
    to mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator using (true);
comment on policy canonical_users_all on mds.canonical_users is 'Those who look after the whole see every user.';

drop policy if exists canonical_users_own on mds.canonical_users;
create policy canonical_users_own on mds.canonical_users for select
    to mds_service using (exists (select from mds.source_identities i where i.canonical_user_id = canonical_users.id));
comment on policy canonical_users_own on mds.canonical_users is 'A user is visible to a service that reported one of its identities.';

drop policy if exists canonical_profiles_clear on mds.canonical_profiles;
create policy canonical_profiles_clear on mds.canonical_profiles for select
    to mds_steward, mds_approver, mds_pii_reader using (true);
comment on policy canonical_profiles_clear on mds.canonical_profiles is
'Profiles in clear; everybody else who may know of them reads golden_profiles, which masks.';

drop policy if exists canonical_profiles_own on mds.canonical_profiles;
create policy canonical_profiles_own on mds.canonical_profiles for select
    to mds_service using (exists (select from mds.source_identities i
                                    join mds.source_systems s on s.name = i.source_system
                                   where i.canonical_user_id = canonical_profiles.canonical_user_id
                                     and pg_has_role(current_user, s.access_role, 'usage')));
comment on policy canonical_profiles_own on mds.canonical_profiles is
'A service reads the people it reported. Asked of the access role: a login that is a reader as well sees more identities.';

drop policy if exists attribute_lineage_all on mds.attribute_lineage;
create policy attribute_lineage_all on mds.attribute_lineage for select
    to mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator using (true);
comment on policy attribute_lineage_all on mds.attribute_lineage is 'Lineage holds hashes, not values.';

drop policy if exists attribute_lineage_own on mds.attribute_lineage;
create policy attribute_lineage_own on mds.attribute_lineage for select
    to mds_service using (exists (select from mds.canonical_profiles p where p.id = canonical_profile_id));
comment on policy attribute_lineage_own on mds.attribute_lineage is 'A service sees the lineage of profiles it may read.';

drop policy if exists survivorship_rules_all on mds.survivorship_rules;
create policy survivorship_rules_all on mds.survivorship_rules for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy survivorship_rules_all on mds.survivorship_rules is 'Rules say nothing of persons.';

drop policy if exists trust_rules_all on mds.trust_rules;
create policy trust_rules_all on mds.trust_rules for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy trust_rules_all on mds.trust_rules is 'Rules say nothing of persons.';

drop policy if exists value_pins_all on mds.value_pins;
create policy value_pins_all on mds.value_pins for select
    to mds_steward, mds_approver, mds_pii_reader, mds_auditor, mds_operator using (true);
comment on policy value_pins_all on mds.value_pins is 'Those who look after the whole see every pin, the value itself by column.';

drop policy if exists lineage_seals_all on mds.lineage_seals;
create policy lineage_seals_all on mds.lineage_seals for select to mds_auditor, mds_operator using (true);
comment on policy lineage_seals_all on mds.lineage_seals is 'A seal shows nothing; who keeps a copy outside can compare.';

drop policy if exists former_memberships_all on mds.former_memberships;
create policy former_memberships_all on mds.former_memberships for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy former_memberships_all on mds.former_memberships is 'Those who look after the whole see every move.';

drop policy if exists stale_profiles_all on mds.stale_profiles;
create policy stale_profiles_all on mds.stale_profiles for select to mds_operator using (true);
comment on policy stale_profiles_all on mds.stale_profiles is 'Operators see what waits to be derived.';

drop policy if exists regroupings_all on mds.regroupings;
create policy regroupings_all on mds.regroupings for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy regroupings_all on mds.regroupings is 'Those who look after the whole see every move.';

drop policy if exists merges_all on mds.merges;
create policy merges_all on mds.merges for select
    to mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator using (true);
comment on policy merges_all on mds.merges is 'Those who look after the whole see every merge.';

drop policy if exists merges_own on mds.merges;
create policy merges_own on mds.merges for select
    to mds_service using (exists (select from mds.canonical_users u where u.id = survivor_id));
comment on policy merges_own on mds.merges is 'A service sees merges into users it may see.';

drop policy if exists potential_duplicates_all on mds.potential_duplicates;
create policy potential_duplicates_all on mds.potential_duplicates for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy potential_duplicates_all on mds.potential_duplicates is 'The review queue is one.';

drop policy if exists review_decisions_all on mds.review_decisions;
create policy review_decisions_all on mds.review_decisions for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy review_decisions_all on mds.review_decisions is 'The review queue is one.';

drop policy if exists overrides_all on mds.overrides;
create policy overrides_all on mds.overrides for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy overrides_all on mds.overrides is 'Verdicts are on numbers of records.';

drop policy if exists risk_rules_all on mds.risk_rules;
create policy risk_rules_all on mds.risk_rules for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy risk_rules_all on mds.risk_rules is 'Rules are no personal data.';

drop policy if exists review_policies_all on mds.review_policies;
create policy review_policies_all on mds.review_policies for select
    to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy review_policies_all on mds.review_policies is 'Policies are no personal data.';

drop policy if exists registered_references_all on mds.registered_references;
create policy registered_references_all on mds.registered_references for select
    to mds_operator using (true);
comment on policy registered_references_all on mds.registered_references is 'Operators look after what refers to users.';

drop policy if exists repointed_references_all on mds.repointed_references;
create policy repointed_references_all on mds.repointed_references for select
    to mds_operator using (true);
comment on policy repointed_references_all on mds.repointed_references is 'Operators look after what refers to users.';

drop policy if exists loads_all on mds.loads;
create policy loads_all on mds.loads for select to mds_steward, mds_operator using (true);
comment on policy loads_all on mds.loads is 'Operators and stewards see every load.';

drop policy if exists loads_own on mds.loads;
create policy loads_own on mds.loads for select to mds_service using (started_by = current_user);
comment on policy loads_own on mds.loads is 'A service sees the loads it began.';

drop policy if exists jobs_all on mds.jobs;
create policy jobs_all on mds.jobs for select to mds_operator using (true);
comment on policy jobs_all on mds.jobs is 'Operators see what runs.';

drop policy if exists job_runs_all on mds.job_runs;
create policy job_runs_all on mds.job_runs for select to mds_operator using (true);
comment on policy job_runs_all on mds.job_runs is 'Operators see what runs.';

drop policy if exists recomputations_all on mds.recomputations;
create policy recomputations_all on mds.recomputations for select to mds_operator using (true);
comment on policy recomputations_all on mds.recomputations is 'Operators see how far recomputing has come.';

drop policy if exists rejected_records_all on mds.rejected_records;
create policy rejected_records_all on mds.rejected_records for select to mds_steward, mds_operator using (true);
comment on policy rejected_records_all on mds.rejected_records is 'Operators and stewards see every rejected record.';

drop policy if exists rejected_records_own on mds.rejected_records;
create policy rejected_records_own on mds.rejected_records for select
    to mds_service using (source_system in (select s.name from mds.source_systems s where pg_has_role(current_user, s.access_role, 'usage'))
                          or load_id in (select l.id from mds.loads l));
comment on policy rejected_records_own on mds.rejected_records is 'A service sees what it sent.';

commit;
