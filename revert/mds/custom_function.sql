-- Revert mds:mds/custom_function from pg
begin;

drop function mds.custom_function(text);

commit;
