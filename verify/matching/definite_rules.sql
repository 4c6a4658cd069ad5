-- Verify mds:matching/definite_rules on pg
begin;

select * from matching.definite_rules where false;

rollback;
