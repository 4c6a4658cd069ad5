-- Verify mds:matching/edges on pg
begin;

select * from matching.edges where false;

rollback;
