-- Verify mds:normalise/text_list on pg
begin;

select 'normalise.text_list(jsonb)'::regprocedure;

rollback;
