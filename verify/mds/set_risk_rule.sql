-- Verify mds:mds/set_risk_rule on pg
begin;

select 'mds.set_risk_rule(text, boolean, text, double precision)'::regprocedure;

rollback;
