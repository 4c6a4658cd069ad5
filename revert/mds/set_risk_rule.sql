-- Revert mds:mds/set_risk_rule from pg
begin;

drop function mds.set_risk_rule(text, boolean, text, double precision);

commit;
