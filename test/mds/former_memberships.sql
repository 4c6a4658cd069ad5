-- mds.former_memberships: whose an identity was.
begin;
\ir ../fixtures.sql
select plan(10);

select columns_are('mds', 'former_memberships', array['source_identity_id', 'canonical_user_id', 'valid_from', 'valid_to']);
select is(pg_temp.readers('mds.former_memberships'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.former_memberships'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.former_memberships'::regclass;

-- Two strangers become one by a third record, and part when it is retracted.
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}'), mds.ingest('billing', '2', '{"full_name": "Bertram Quux", "email": "bert@example.net"}') \g /dev/null
select is_empty('select * from mds.former_memberships', 'who has not moved has none');
select pg_temp.user_of('billing', '2') as bert \gset
select mds.ingest('shop', '3', '{"full_name": "Ann Oakley", "external_ids": {"crm": "1", "billing": "2"}}') \g /dev/null
set local session authorization test_auditor;
select results_eq('select source_identity_id, canonical_user_id from mds.former_memberships', format('values (%s::bigint, %L::uuid)', pg_temp.identity_of('billing', '2'), :'bert'), 'who moved has been another''s');
reset session authorization;
select mds.retract('shop', '3', 'wrong') \g /dev/null
select is((select count(*) from mds.former_memberships where source_identity_id = pg_temp.identity_of('billing', '2')), 2::bigint, 'each move is a row');
select is((select count(*) from mds.former_memberships a join mds.former_memberships b on a.source_identity_id = b.source_identity_id and a.valid_to = b.valid_from), 1::bigint, 'one begins where the other ends');
select throws_ok('insert into mds.former_memberships select source_identity_id, canonical_user_id, valid_from + interval ''1 microsecond'', valid_to from mds.former_memberships', '23P01', null, 'an identity is one user''s at a time');
select throws_ok('update mds.former_memberships set valid_to = valid_from', '23514', null, 'a period takes time');

select finish();
rollback;
