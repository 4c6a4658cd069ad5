-- Verify mds:matching/features_of on pg
begin;

select 'matching.features_of(normalise.person_record)'::regprocedure;

rollback;
