-- Revert mds:mds/simulate from pg
begin;

drop function mds.simulate(jsonb);

commit;
