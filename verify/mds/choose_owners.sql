-- Verify mds:mds/choose_owners on pg
begin;

select 'mds.ownership'::regtype;
select 'mds.choose_owners(bigint[], bigint[], bigint[], uuid[])'::regprocedure;

rollback;
