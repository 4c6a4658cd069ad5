-- Revert mds:normalise/date_orders from pg
begin;

drop function normalise.date_orders(text[], integer[], text);

commit;
