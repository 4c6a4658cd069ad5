-- Verify mds:matching/holding_rule on pg
begin;

select 'matching.holding_rule(matching.features, matching.features)'::regprocedure;

rollback;
