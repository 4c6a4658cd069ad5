-- Revert mds:normalise/block_value from pg
begin;

drop function normalise.block_value(text, text, text, boolean);

commit;
