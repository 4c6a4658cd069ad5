-- Verify mds:mds/trust_rules on pg
begin;

select * from mds.trust_rules where false;

rollback;
