-- Verify mds:normalise/date_of_birth on pg
begin;

select 1 / ((normalise.date_of_birth('9 April 1956')).iso = '1956-04-09')::int;

rollback;
