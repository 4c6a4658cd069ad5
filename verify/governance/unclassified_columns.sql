-- Verify mds:governance/unclassified_columns on pg
begin;

select * from governance.unclassified_columns where false;

rollback;
