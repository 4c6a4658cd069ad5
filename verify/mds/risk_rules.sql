-- Verify mds:mds/risk_rules on pg
begin;

select * from mds.risk_rules where false;

rollback;
