-- Verify mds:mds/schema on pg
begin;

select 1 / (to_regnamespace('mds') is not null)::int;
select 'mds.canonical_user_status'::regtype;
select 'mds.duplicate_state'::regtype;

rollback;
