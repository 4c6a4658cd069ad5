-- Revert mds:mds/check_search_path from pg
begin;

drop function mds.check_search_path();

commit;
