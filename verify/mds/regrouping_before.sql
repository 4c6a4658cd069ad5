-- Verify mds:mds/regrouping_before on pg
begin;

select 'mds.regrouping_before(bigint[], bigint[], bigint[], bigint[], uuid[])'::regprocedure;

rollback;
