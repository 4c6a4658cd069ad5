-- Verify mds:normalise/domain_ascii on pg
begin;

select 1 / (normalise.domain_ascii('Bücher.Example') = 'xn--bcher-kva.example')::int;

rollback;
