-- matching.store_features: writes or replaces the features and keys of identities.
begin;
\ir ../fixtures.sql
select plan(13);

create function pg_temp.stores(p_payload jsonb) returns void language sql
return matching.store_features(array[matching.describe(1, 'crm', 'c-1', normalise.person(p_payload, 'GB', 'DMY'))]);
select is(pg_temp.contract('matching.store_features'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.store_features'), array[]::text[], 'only functions of MDS call it');

select pg_temp.stores('{"full_name": "Ann Example", "email": "ann@example.org", "external_ids": {"sap": "7"}}') \g /dev/null
select results_eq('select given, source_system, record_key, external_ids from matching.features',
    $$ values ('ann', 'crm', normalise.hash64('crm:c-1'), array['sap:7', 'crm:c-1']) $$, 'also known by its own key');
select ok(normalise.hash64('email|ann@example.org') in (select key from matching.identity_keys), 'found by its address');
select pg_temp.stores('{"full_name": "Ann Example", "email": "other@example.org"}') \g /dev/null
select is((select emails from matching.features), array['other@example.org'], 'a new row stands for the old one');
select ok(normalise.hash64('email|ann@example.org') not in (select key from matching.identity_keys), 'and is not found by the old address');
select is_empty($$ (select key, rule from matching.identity_keys except select k.* from matching.features f, matching.keys_of(f) k)
                   union all (select k.* from matching.features f, matching.keys_of(f) k except select key, rule from matching.identity_keys) $$,
    'the keys are those of the row');
select pg_temp.stores('{"employer": "Example Ltd"}') \g /dev/null
select is((select count(*) from matching.identity_keys), 1::bigint, 'who says nothing is found by its own key only');

create temp table written on commit drop as select 'features' as of_table, ctid as place from matching.features union all select 'keys', ctid from matching.identity_keys;
select pg_temp.stores('{"employer": "Example Ltd"}') \g /dev/null
select set_eq($$ select 'features' as of_table, ctid as place from matching.features union all select 'keys', ctid from matching.identity_keys $$, 'table written', 'what is as it should be is not written');
select matching.store_features(array(select f from matching.features f), array[row(5, 1, 0), row(5, 1, 0)]::matching.identity_keys[]) \g /dev/null
select results_eq('select key, source_identity_id from matching.identity_keys', 'values (5::bigint, 1::bigint)', 'keys a caller has are taken as they are');

-- Who repeats others, and says so again.
delete from matching.features;
delete from matching.identity_keys;
select pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}') from generate_series(1, 7) n \g /dev/null
select matching.mark_repeats(array[1, 2, 3, 4, 5, 6, 7]) \g /dev/null
create temp table marked on commit drop as select source_identity_id, is_repeat from matching.features;
create temp table keyed  on commit drop as select * from matching.identity_keys;
select pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}') from generate_series(1, 7) n \g /dev/null
select bag_eq('select source_identity_id, is_repeat from matching.features', 'table marked', 'who repeats others goes on to');
select bag_eq('table matching.identity_keys', 'table keyed', 'and makes no more keys than before');
select pg_temp.a_record(n, '{"full_name": "Gwen Guest"}') from generate_series(1, 7) n \g /dev/null
select is((select count(*) from matching.features where is_repeat), 0::bigint, 'until it says something else');

select finish();
rollback;
