-- Revert mds:matching/describe from pg
begin;

drop function matching.describe(bigint, text, text, normalise.person_record);

commit;
