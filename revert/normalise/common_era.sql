-- Revert mds:normalise/common_era from pg
begin;

drop function normalise.common_era(text);

commit;
