-- Verify mds:matching/bridge_of on pg
begin;

select 'matching.bridge'::regtype;
select 'matching.bridge_of(bigint, bigint, bigint[], bigint[], text[])'::regprocedure;

rollback;
