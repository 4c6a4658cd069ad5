-- Revert mds:mds/golden_at from pg
begin;

drop function mds.golden_at(uuid, timestamptz);
drop type mds.past_value;

commit;
