-- Revert mds:mds/decide_case from pg
begin;

drop function mds.decide_case(bigint[], text, text, uuid, bytea);

commit;
