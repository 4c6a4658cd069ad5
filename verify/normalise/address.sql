-- Verify mds:normalise/address on pg
begin;

select 1 / ((normalise.address('{"city": "Leeds"}')).city = 'leeds')::int;

rollback;
