-- Revert mds:normalise/message_body from pg
begin;

drop function normalise.message_body(text, boolean);

commit;
