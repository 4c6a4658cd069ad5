-- Revert mds:matching/changes_of from pg
begin;

drop function matching.changes_of(matching.features, matching.features, matching.bridge, boolean);
drop type matching.change;

commit;
