-- Revert mds:mds/reference_problem from pg
begin;

drop function mds.reference_problem(mds.registered_references);

commit;
