-- Verify mds:normalise/punycode_decode on pg
begin;

select 1 / (normalise.punycode_decode('bcher-kva') = 'bücher')::int;

rollback;
