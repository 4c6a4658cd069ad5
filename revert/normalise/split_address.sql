-- Revert mds:normalise/split_address from pg
begin;

drop function normalise.split_address(text);

commit;
