-- Revert mds:mds/retract from pg
begin;

drop function mds.retract(text, text, text);

commit;
