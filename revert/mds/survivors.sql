-- Revert mds:mds/survivors from pg
begin;

drop function mds.survivors(mds.offer[], timestamptz);
drop type mds.golden_value;

commit;
