-- Revert mds:mds/jobs from pg
begin;

drop table mds.jobs;

commit;
