-- Revert mds:normalise/region from pg
begin;

drop function normalise.region(text);

commit;
