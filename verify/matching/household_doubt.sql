-- Verify mds:matching/household_doubt on pg
begin;

select 'matching.household_doubt(matching.models)'::regprocedure;

rollback;
