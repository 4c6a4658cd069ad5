-- Verify mds:normalise/passes_algorithm on pg
begin;

select 1 / normalise.passes_algorithm('luhn', '79927398713')::int;

rollback;
