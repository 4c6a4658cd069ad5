-- Revert mds:normalise/street_line from pg
begin;

drop function normalise.street_line(text, char);

commit;
