-- Verify mds:governance/keyed_hash on pg
begin;

select 'governance.keyed_hash(text, text)'::regprocedure;

rollback;
