-- Verify mds:matching/capped_keys on pg
begin;

select * from matching.capped_keys where false;

rollback;
