-- mds.resolve_user: the user that an id stands for today.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.resolve_user'), 'stable definer returns uuid', 'contract');
select is(pg_temp.callers('mds.resolve_user'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

insert into mds.canonical_users (id) select ('00000000-0000-4000-8000-00000000000' || n)::uuid from generate_series(1, 3) n;
update mds.canonical_users set status = 'merged', merged_into = '00000000-0000-4000-8000-000000000002' where id = '00000000-0000-4000-8000-000000000001';
update mds.canonical_users set status = 'merged', merged_into = '00000000-0000-4000-8000-000000000003' where id = '00000000-0000-4000-8000-000000000002';
set local session authorization test_crm;
select is(mds.resolve_user(id::uuid), survivor::uuid, description)
  from (values ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', 'itself'),
               ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000003', 'or whoever it was merged into, however often'),
               ('00000000-0000-4000-8000-00000000000f', null, 'an id never issued stands for nobody'), (null, null, 'and so does none')) as c (id, survivor, description);
reset session authorization;

select finish();
rollback;
