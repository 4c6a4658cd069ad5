-- Revert mds:normalise/person_record from pg
begin;

drop type normalise.person_record;

commit;
