-- Deploy mds:matching/access to pg
-- requires: matching/default_model
-- requires: matching/definite_rules
-- requires: matching/stop_keys
-- requires: matching/capped_keys
-- requires: matching/edges
-- requires: matching/identity_keys
-- requires: matching/term_frequencies
-- Who may read which rows of schema matching. Reworkable: it revokes everything, then grants from scratch.
begin;

revoke all on schema matching from mds_steward, mds_approver, mds_auditor, mds_operator;
revoke all on all tables in schema matching from mds_steward, mds_approver, mds_auditor, mds_operator;

grant usage on schema matching to mds_steward, mds_approver, mds_auditor, mds_operator;
grant select on matching.models, matching.comparisons, matching.comparison_levels, matching.blocking_rules, matching.definite_rules,
                matching.stop_keys, matching.capped_keys, matching.edges, matching.identity_keys
   to mds_steward, mds_approver, mds_auditor, mds_operator;

-- Features and term frequencies hold personal data: nobody reads them but through functions.
drop policy if exists models_all on matching.models;
create policy models_all on matching.models for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy models_all on matching.models is 'Models are no personal data.';

drop policy if exists comparisons_all on matching.comparisons;
create policy comparisons_all on matching.comparisons for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy comparisons_all on matching.comparisons is 'Models are no personal data.';

drop policy if exists comparison_levels_all on matching.comparison_levels;
create policy comparison_levels_all on matching.comparison_levels for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy comparison_levels_all on matching.comparison_levels is 'Models are no personal data.';

drop policy if exists blocking_rules_all on matching.blocking_rules;
create policy blocking_rules_all on matching.blocking_rules for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy blocking_rules_all on matching.blocking_rules is 'Models are no personal data.';

drop policy if exists definite_rules_all on matching.definite_rules;
create policy definite_rules_all on matching.definite_rules for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy definite_rules_all on matching.definite_rules is 'Models are no personal data.';

drop policy if exists stop_keys_all on matching.stop_keys;
create policy stop_keys_all on matching.stop_keys for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy stop_keys_all on matching.stop_keys is 'Keys are hashes.';

drop policy if exists capped_keys_all on matching.capped_keys;
create policy capped_keys_all on matching.capped_keys for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy capped_keys_all on matching.capped_keys is 'Keys are hashes.';

drop policy if exists edges_all on matching.edges;
create policy edges_all on matching.edges for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy edges_all on matching.edges is 'Edges hold numbers and weights.';

drop policy if exists identity_keys_all on matching.identity_keys;
create policy identity_keys_all on matching.identity_keys for select to mds_steward, mds_approver, mds_auditor, mds_operator using (true);
comment on policy identity_keys_all on matching.identity_keys is 'Keys are hashes.';

commit;
