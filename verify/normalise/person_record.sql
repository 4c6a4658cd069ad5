-- Verify mds:normalise/person_record on pg
begin;

select 'normalise.person_record'::regtype;

rollback;
