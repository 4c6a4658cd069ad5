-- Revert mds:matching/component_of from pg
begin;

drop function matching.component_of(bigint[]);

commit;
