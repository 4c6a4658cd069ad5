-- Revert mds:mds/aggregated from pg
begin;

drop function mds.aggregated(jsonb[]);

commit;
