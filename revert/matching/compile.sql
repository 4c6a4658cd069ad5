-- Revert mds:matching/compile from pg
begin;

drop function matching.compile(integer);

commit;
