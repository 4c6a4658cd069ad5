-- Verify mds:governance/hash_keys on pg
begin;

select * from governance.hash_keys where false;

rollback;
