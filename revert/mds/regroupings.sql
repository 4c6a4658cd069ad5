-- Revert mds:mds/regroupings from pg
begin;

drop table mds.regroupings;

commit;
