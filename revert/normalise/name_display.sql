-- Revert mds:normalise/name_display from pg
begin;

drop function normalise.name_display(text);

commit;
