-- Verify mds:normalise/impossible_date on pg
begin;

select 'normalise.impossible_date(text, text, text)'::regprocedure;

rollback;
