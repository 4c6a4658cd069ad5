-- Revert mds:mds/survivorship_rules from pg
begin;

drop table mds.survivorship_rules;

commit;
