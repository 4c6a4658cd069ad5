-- Revert mds:matching/said_ones from pg
begin;

drop function matching.said_ones(bigint[]);

commit;
