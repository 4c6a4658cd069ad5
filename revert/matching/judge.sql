-- Revert mds:matching/judge from pg
begin;

drop function matching.judge(integer, bigint[], bigint[]);
drop type matching.judgement;

commit;
