-- Verify mds:normalise/written_date on pg
begin;

select 1 / (normalise.written_date('9 March 1956') = '{9,M03,1956}')::int;

rollback;
