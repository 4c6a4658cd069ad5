-- Revert mds:mds/unmerge from pg
begin;

drop function mds.unmerge(bigint, text);

commit;
