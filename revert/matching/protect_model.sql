-- Revert mds:matching/protect_model from pg
begin;

drop trigger protect_model on matching.term_frequencies;
drop trigger protect_model on matching.stop_keys;
drop trigger protect_model on matching.definite_rules;
drop trigger protect_model on matching.blocking_rules;
drop trigger protect_model on matching.comparison_levels;
drop trigger protect_model on matching.comparisons;
drop trigger protect_model on matching.models;
drop function matching.protect_model();

commit;
