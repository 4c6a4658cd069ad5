-- Revert mds:mds/search from pg
begin;

drop function mds.search(jsonb, integer);
drop type mds.candidate;

commit;
