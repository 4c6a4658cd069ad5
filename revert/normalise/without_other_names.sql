-- Revert mds:normalise/without_other_names from pg
begin;

drop function normalise.without_other_names(text);

commit;
