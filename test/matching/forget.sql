-- matching.forget: takes identities out of matching.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('matching.forget'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.forget'), array[]::text[], 'only functions of MDS call it');
select matching.store_features(array[matching.describe(n, 'crm', n::text, normalise.person('{"full_name": "Ann Example"}'))]) from generate_series(1, 2) n \g /dev/null
select matching.forget(array[1]) \g /dev/null
select results_eq('select source_identity_id from matching.features', array[2]::bigint[], 'features go');
select is_empty('select * from matching.identity_keys where source_identity_id = 1', 'and keys');
select isnt_empty('select * from matching.identity_keys where source_identity_id = 2', 'of nobody else');

select finish();
rollback;
