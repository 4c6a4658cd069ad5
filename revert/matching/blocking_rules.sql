-- Revert mds:matching/blocking_rules from pg
begin;

drop table matching.blocking_rules;

commit;
