-- Revert mds:mds/rederive from pg
begin;

drop function mds.rederive(uuid[]);
drop type mds.rule_change;

commit;
