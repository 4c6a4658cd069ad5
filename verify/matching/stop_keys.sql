-- Verify mds:matching/stop_keys on pg
begin;

select * from matching.stop_keys where false;

rollback;
