-- matching.identity_keys: blocking keys of every identity.
begin;
\ir ../fixtures.sql
select plan(6);

select columns_are('matching', 'identity_keys',
    array['key', 'source_identity_id', 'rule']);
select is(pg_temp.readers('matching.identity_keys'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.identity_keys'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.identity_keys'::regclass;

select col_is_pk('matching', 'identity_keys', array['key', 'source_identity_id'], 'who shares a key is found by the key');
select has_index('matching', 'identity_keys', 'idx_identity_keys_source_identity_id', 'source_identity_id', 'and the keys of an identity by the identity');

select finish();
rollback;
