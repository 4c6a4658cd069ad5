-- Revert mds:mds/trust_rules from pg
begin;

drop table mds.trust_rules;

commit;
