-- Verify mds:matching/with_rarities on pg
begin;

select 'matching.with_rarities(matching.features, integer)'::regprocedure;

rollback;
