-- Revert mds:normalise/identifier_rules from pg
begin;

drop table normalise.identifier_rules;

commit;
