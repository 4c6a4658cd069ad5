-- Revert mds:matching/forget from pg
begin;

drop function matching.forget(bigint[]);

commit;
