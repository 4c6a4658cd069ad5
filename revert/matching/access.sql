-- Revert mds:matching/access from pg
begin;

drop policy identity_keys_all on matching.identity_keys;
drop policy edges_all on matching.edges;
drop policy capped_keys_all on matching.capped_keys;
drop policy stop_keys_all on matching.stop_keys;
drop policy definite_rules_all on matching.definite_rules;
drop policy blocking_rules_all on matching.blocking_rules;
drop policy comparison_levels_all on matching.comparison_levels;
drop policy comparisons_all on matching.comparisons;
drop policy models_all on matching.models;

revoke all on all tables in schema matching from mds_steward, mds_approver, mds_auditor, mds_operator;
revoke all on schema matching from mds_steward, mds_approver, mds_auditor, mds_operator;

commit;
