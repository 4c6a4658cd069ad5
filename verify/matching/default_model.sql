-- Verify mds:matching/default_model on pg
begin;

select 1 / (select count(*) from matching.models where state = 'active')::int;
select 'matching.weight(smallint[], real, real, real)'::regprocedure;

rollback;
