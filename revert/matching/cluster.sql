-- Revert mds:matching/cluster from pg
begin;

drop function matching.cluster(bigint[], text[]);
drop type matching.membership;

commit;
