-- Verify mds:mds/seal_chain on pg
begin;

select 'mds.seal_chain(text)'::regprocedure;
select 'mds.next_seal(text, text)'::regprocedure;

rollback;
