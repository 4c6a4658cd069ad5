-- Verify mds:matching/shown_value on pg
begin;

select 'matching.shown_value(text, matching.features, boolean)'::regprocedure;

rollback;
