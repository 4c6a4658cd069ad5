-- Revert mds:mds/reference_gaps from pg
begin;

drop function mds.reference_gaps();
drop type mds.reference_gap;

commit;
