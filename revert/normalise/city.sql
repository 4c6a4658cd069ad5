-- Revert mds:normalise/city from pg
begin;

drop function normalise.city(text);

commit;
