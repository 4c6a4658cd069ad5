-- Verify mds:normalise/punycode_encode on pg
begin;

select 1 / (normalise.punycode_encode('bücher') = 'bcher-kva')::int;

rollback;
