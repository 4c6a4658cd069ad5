-- Revert mds:normalise/other_names from pg
begin;

drop function normalise.other_names(text);

commit;
