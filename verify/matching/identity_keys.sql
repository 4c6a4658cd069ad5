-- Verify mds:matching/identity_keys on pg
begin;

select * from matching.identity_keys where false;

rollback;
