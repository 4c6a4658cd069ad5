-- Revert mds:matching/contradiction from pg
begin;

drop function matching.contradiction(matching.features, matching.features);

commit;
