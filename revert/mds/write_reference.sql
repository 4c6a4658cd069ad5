-- Revert mds:mds/write_reference from pg
begin;

drop function mds.write_reference(mds.registered_references, mds.reference_move[]);
drop type mds.reference_move;

commit;
