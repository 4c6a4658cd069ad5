-- mds.stale_profiles: what a rule change has left over.
begin;
\ir ../fixtures.sql
select plan(4);

select columns_are('mds', 'stale_profiles', array['canonical_user_id', 'rule_changed_at']);
select is(pg_temp.readers('mds.stale_profiles'), array['mds_operator'], 'who may read it');
select is(pg_temp.writers('mds.stale_profiles'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.stale_profiles'::regclass;

select finish();
rollback;
