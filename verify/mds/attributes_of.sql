-- Verify mds:mds/attributes_of on pg
begin;

select 'mds.attributes_of(jsonb, normalise.person_record)'::regprocedure;

rollback;
