-- mds.lineage_seals: hash chain over the lineage of each profile.
begin;
\ir ../fixtures.sql
select plan(7);

select columns_are('mds', 'lineage_seals', array['canonical_profile_id', 'seal', 'sealed_at']);
select is(pg_temp.readers('mds.lineage_seals'), array['mds_auditor', 'mds_operator'], 'who may read it');
select is(pg_temp.writers('mds.lineage_seals'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.lineage_seals'::regclass;
select mds.ingest('crm', '1', '{"full_name": "Ann Example"}', '2026-01-01') \g /dev/null
select seal as first from mds.lineage_seals \gset
select mds.ingest('crm', '1', '{"full_name": "Ann Sample"}', '2026-01-02') \g /dev/null
set local session authorization test_auditor;
select isnt(seal, :'first', 'each change of lineage is a link') from mds.lineage_seals;
select is((select count(*) from mds.lineage_seals), 1::bigint, 'and only the end of the chain is kept');
reset session authorization;
select throws_ok('update mds.lineage_seals set seal = ''''', '23514', null, 'a seal is a hash');

select finish();
rollback;
