-- Revert mds:mds/path_steps from pg
begin;

drop function mds.path_steps(text);

commit;
