-- Revert mds:mds/normalise from pg
begin;

drop function mds.normalise(jsonb, text);

commit;
