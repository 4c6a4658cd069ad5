-- Verify mds:mds/claims on pg
begin;

select 'mds.claim'::regtype;
select 'mds.offer'::regtype;
select 'mds.claims(mds.offer[], timestamptz)'::regprocedure;

rollback;
