-- Revert mds:mds/pending_case from pg
begin;

drop function mds.pending_case(bigint);

commit;
