-- Revert mds:mds/register_source from pg
begin;

drop function mds.register_source(text, numeric, boolean, text, char(2), text);

commit;
