-- Revert mds:matching/definite_rules from pg
begin;

drop table matching.definite_rules;

commit;
