-- Revert mds:mds/access from pg
begin;

drop policy rejected_records_own on mds.rejected_records;
drop policy recomputations_all on mds.recomputations;
drop policy rejected_records_all on mds.rejected_records;
drop policy loads_own on mds.loads;
drop policy loads_all on mds.loads;
drop policy jobs_all on mds.jobs;
drop policy job_runs_all on mds.job_runs;
drop policy repointed_references_all on mds.repointed_references;
drop policy registered_references_all on mds.registered_references;
drop policy review_policies_all on mds.review_policies;
drop policy risk_rules_all on mds.risk_rules;
drop policy overrides_all on mds.overrides;
drop policy review_decisions_all on mds.review_decisions;
drop policy potential_duplicates_all on mds.potential_duplicates;
drop policy stale_profiles_all on mds.stale_profiles;
drop policy regroupings_all on mds.regroupings;
drop policy merges_own on mds.merges;
drop policy merges_all on mds.merges;
drop policy attribute_lineage_own on mds.attribute_lineage;
drop policy attribute_lineage_all on mds.attribute_lineage;
drop policy canonical_profiles_own on mds.canonical_profiles;
drop policy canonical_profiles_clear on mds.canonical_profiles;
drop policy canonical_users_own on mds.canonical_users;
drop policy canonical_users_all on mds.canonical_users;
drop policy source_identities_own on mds.source_identities;
drop policy source_identities_all on mds.source_identities;
drop policy source_systems_own on mds.source_systems;
drop policy source_systems_all on mds.source_systems;

revoke all on all tables in schema mds from mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_cdc, mds_operator;
revoke all on schema mds from mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_cdc, mds_operator;

commit;
