-- Revert mds:mds/run_job from pg
begin;

drop function mds.run_job(text, interval, boolean);

commit;
