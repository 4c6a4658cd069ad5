-- Revert mds:normalise/text from pg
begin;

drop function normalise.text(text);

commit;
