-- governance.hash_keys: secrets of the keyed hashes; nobody reads them.
begin;
\ir ../fixtures.sql
select plan(8);

select columns_are('governance', 'hash_keys',
    array['purpose', 'secret', 'created_at']);
select is(pg_temp.readers('governance.hash_keys'), array[]::text[], 'who may read it');
select is(pg_temp.writers('governance.hash_keys'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'governance.hash_keys'::regclass;

select results_eq('select purpose from governance.hash_keys order by 1', array['blind_index', 'lineage', 'lineage_seal'], 'made when the database is deployed');
select is((select count(distinct secret) from governance.hash_keys), 3::bigint, 'no two purposes share a secret');

select throws_ok($$ insert into governance.hash_keys values ('test', 'too short') $$, '23514', null, 'a short secret is no secret');
select throws_ok($$ insert into governance.hash_keys values ('lineage', extensions.gen_random_bytes(32)) $$, '23505', null, 'a purpose has one secret');

select finish();
rollback;
