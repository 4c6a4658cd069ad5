-- Revert mds:matching/describe from pg
begin;

drop function matching.describe(bigint, text, text, normalise.person_record);
drop type matching.description;

commit;
