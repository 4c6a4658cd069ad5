-- Revert mds:matching/rescore_holders from pg
begin;

drop function matching.rescore_holders(bigint[], bigint[], bigint[]);

commit;
