-- Revert mds:matching/health_checks from pg
begin;

drop function matching.health_checks();

commit;
