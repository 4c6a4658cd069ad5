-- Revert mds:mds/set_job from pg
begin;

drop function mds.set_job(text, boolean, interval);

commit;
