-- Verify mds:matching/models on pg
begin;

select 'matching.model_state'::regtype;
select * from matching.models where false;

rollback;
