-- Verify mds:mds/decide_case on pg
begin;

select 'mds.decide_case(bigint[], text, text, uuid, bytea)'::regprocedure;

rollback;
