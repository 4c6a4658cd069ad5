-- Revert mds:mds/custom_winner from pg
begin;

drop function mds.custom_winner(text, mds.claim[], boolean);

commit;
