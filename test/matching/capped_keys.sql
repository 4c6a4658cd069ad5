-- matching.capped_keys: keys that too many identities share.
begin;
\ir ../fixtures.sql
select plan(6);

select columns_are('matching', 'capped_keys',
    array['key', 'rule', 'identity_count', 'first_capped_at']);
select is(pg_temp.readers('matching.capped_keys'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.capped_keys'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.capped_keys'::regclass;

select is_empty('select * from matching.capped_keys', 'none at first');
select col_is_pk('matching', 'capped_keys', 'key', 'a key is capped once');

select finish();
rollback;
