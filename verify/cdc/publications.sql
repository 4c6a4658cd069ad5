-- Verify mds:cdc/publications on pg
begin;

select 1 / (count(*) = 2)::int from pg_publication where pubname in ('mds_outbox_pub', 'mds_canonical_pub');

rollback;
