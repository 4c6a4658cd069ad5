-- Verify mds:normalise/noble_rank on pg
begin;

select 1 / (normalise.noble_rank('thomas, earl of arundel') = '{thomas,earl,arundel}')::int;

rollback;
