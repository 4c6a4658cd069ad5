-- Revert mds:normalise/latin from pg
begin;

drop function normalise.latin(text);

commit;
