-- Verify mds:mds/rederive on pg
begin;

select 'mds.rule_change'::regtype;
select 'mds.rederive(uuid[])'::regprocedure;

rollback;
