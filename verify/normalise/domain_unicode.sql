-- Verify mds:normalise/domain_unicode on pg
begin;

select 1 / (normalise.domain_unicode('xn--bcher-kva.example') = 'bücher.example')::int;

rollback;
