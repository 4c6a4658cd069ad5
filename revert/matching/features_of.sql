-- Revert mds:matching/features_of from pg
begin;

drop function matching.features_of(normalise.person_record);

commit;
