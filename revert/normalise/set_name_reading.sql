-- Revert mds:normalise/set_name_reading from pg
begin;

drop function normalise.set_name_reading(text, text, text, text);

commit;
