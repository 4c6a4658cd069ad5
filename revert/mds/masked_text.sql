-- Revert mds:mds/masked_text from pg
begin;

drop function mds.masked_text(text);

commit;
