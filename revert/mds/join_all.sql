-- Revert mds:mds/join_all from pg
begin;

drop function mds.join_all(bigint[], uuid, text, name, name);

commit;
