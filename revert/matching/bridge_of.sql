-- Revert mds:matching/bridge_of from pg
begin;

drop function matching.bridge_of(bigint, bigint, bigint[], bigint[], text[]);
drop type matching.bridge;

commit;
