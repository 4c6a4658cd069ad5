-- Verify mds:matching/cluster on pg
begin;

select 'matching.membership'::regtype;
select 'matching.cluster(bigint[], text[])'::regprocedure;

rollback;
