-- Revert mds:matching/household_doubt from pg
begin;

drop function matching.household_doubt(matching.models);

commit;
