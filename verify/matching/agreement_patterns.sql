-- Verify mds:matching/agreement_patterns on pg
begin;

select 'matching.agreement_patterns(integer, integer, integer)'::regprocedure;

rollback;
