-- Verify mds:mds/how_user on pg
begin;

select 'mds.step'::regtype;
select 'mds.how_user(uuid)'::regprocedure;

rollback;
