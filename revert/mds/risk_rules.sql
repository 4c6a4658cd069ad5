-- Revert mds:mds/risk_rules from pg
begin;

drop table mds.risk_rules;

commit;
