-- Verify mds:cdc/publication_problems on pg
begin;

select * from cdc.publication_problems where false;

rollback;
