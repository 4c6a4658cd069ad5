-- Verify mds:matching/changes_of on pg
begin;

select 'matching.change'::regtype;
select 'matching.changes_of(matching.features, matching.features, matching.bridge, boolean)'::regprocedure;

rollback;
