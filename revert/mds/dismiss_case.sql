-- Revert mds:mds/dismiss_case from pg
begin;

drop function mds.dismiss_case(mds.potential_duplicates, text);

commit;
