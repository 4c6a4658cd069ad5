-- Revert mds:mds/nested from pg
begin;

drop function mds.nested(jsonb);

commit;
