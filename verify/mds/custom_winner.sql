-- Verify mds:mds/custom_winner on pg
begin;

select 'mds.custom_winner(text, mds.claim[], boolean)'::regprocedure;

rollback;
