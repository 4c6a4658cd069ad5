-- Verify mds:mds/rule_attribute on pg
begin;

select 'mds.rule_attribute(text)'::regprocedure;

rollback;
