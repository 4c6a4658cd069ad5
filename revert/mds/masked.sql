-- Revert mds:mds/masked from pg
begin;

drop function mds.masked(jsonb);

commit;
