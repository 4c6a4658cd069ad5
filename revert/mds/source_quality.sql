-- Revert mds:mds/source_quality from pg
begin;

drop function mds.source_quality(integer);
drop type mds.attribute_quality;

commit;
