-- Revert mds:mds/impose from pg
begin;

drop function mds.impose(bigint[], bigint[], integer, text, text, name, name, timestamptz);

commit;
