-- Revert mds:mds/rederive_within from pg
begin;

drop function mds.rederive_within(uuid[], interval);

commit;
