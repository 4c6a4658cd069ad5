-- Revert mds:matching/with_rarities from pg
begin;

drop function matching.with_rarities(matching.features, integer);

commit;
