-- Revert mds:mds/recomputations from pg
begin;

drop table mds.recomputations;

commit;
