-- Verify mds:normalise/generation on pg
begin;

select 1 / (normalise.generation('junior') = 'jr')::int;

rollback;
