-- Revert mds:mds/claims from pg
begin;

drop function mds.claims(mds.offer[], timestamptz);
drop type mds.claim;
drop type mds.offer;

commit;
