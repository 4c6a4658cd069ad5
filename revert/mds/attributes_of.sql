-- Revert mds:mds/attributes_of from pg
begin;

drop function mds.attributes_of(jsonb, normalise.person_record);

commit;
