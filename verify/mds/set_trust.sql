-- Verify mds:mds/set_trust on pg
begin;

select 'mds.set_trust(text, numeric, text, text, numeric, interval, text, numeric, boolean, interval)'::regprocedure;

rollback;
