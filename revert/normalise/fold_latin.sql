-- Revert mds:normalise/fold_latin from pg
begin;

drop function normalise.fold_latin(text);

commit;
