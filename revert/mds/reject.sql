-- Revert mds:mds/reject from pg
begin;

drop function mds.reject(bigint, bigint, text, text, text);

commit;
