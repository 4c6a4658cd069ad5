-- Verify mds:mds/dismiss_case on pg
begin;

select 'mds.dismiss_case(mds.potential_duplicates, text)'::regprocedure;

rollback;
