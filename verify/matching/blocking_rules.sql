-- Verify mds:matching/blocking_rules on pg
begin;

select * from matching.blocking_rules where false;

rollback;
