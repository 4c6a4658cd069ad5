-- Verify mds:normalise/address_tokens on pg
begin;

select 1 / (normalise.address_tokens('12 High St.') = '{12,high,st}')::int;

rollback;
