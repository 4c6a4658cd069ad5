-- Revert mds:matching/holding_rule from pg
begin;

drop function matching.holding_rule(matching.features, matching.features);

commit;
