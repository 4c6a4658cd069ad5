-- Revert mds:matching/weight from pg
begin;

drop function matching.weight(matching.features, matching.features);

commit;
