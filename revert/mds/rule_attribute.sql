-- Revert mds:mds/rule_attribute from pg
begin;

drop function mds.rule_attribute(text);

commit;
