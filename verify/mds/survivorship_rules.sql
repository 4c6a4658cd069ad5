-- Verify mds:mds/survivorship_rules on pg
begin;

select * from mds.survivorship_rules where false;

rollback;
