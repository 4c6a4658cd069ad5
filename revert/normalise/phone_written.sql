-- Revert mds:normalise/phone_written from pg
begin;

drop function normalise.phone_written(text);

commit;
