-- mds.pending_case: a case that the login may decide.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.pending_case'), 'volatile returns mds.potential_duplicates', 'contract');
select is(pg_temp.callers('mds.pending_case'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('full_name', n || ' Clerk', 'email', 'info@example.org')) from unnest(array['Ida', 'Olaf']) n \g /dev/null
select id as case from mds.potential_duplicates \gset
select is((mds.pending_case(:case)).id, :case::bigint, 'an open one');
update mds.potential_duplicates set leased_by = 'somebody', lease_ends_at = now() + interval '1 hour';
select throws_ok(format('select mds.pending_case(%s)', :case), 'MDLEA', null, 'not while somebody is at it');
update mds.potential_duplicates set lease_ends_at = now() - interval '1 hour';
select is((mds.pending_case(:case)).id, :case::bigint, 'a lease ends');
update mds.potential_duplicates set state = 'escalated';
select throws_ok(format('select mds.pending_case(%s)', :case), 'MDDEC', null, 'not what waits for a second person');
select throws_ok('select mds.pending_case(0)', 'MDNRV', null, 'nor what never was');

select finish();
rollback;
