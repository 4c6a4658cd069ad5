-- Verify mds:governance/keyed_hashes on pg
begin;

select 'governance.keyed_hashes(text, text[])'::regprocedure;

rollback;
