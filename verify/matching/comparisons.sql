-- Verify mds:matching/comparisons on pg
begin;

select * from matching.comparisons where false;

rollback;
