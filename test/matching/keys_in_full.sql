-- matching.keys_in_full: every key of a record, and whether it finds anybody.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('matching.keys_in_full'), 'stable returns setof matching.key_state', 'contract');
select is(pg_temp.callers('matching.keys_in_full'), '{}'::text[], 'only functions of MDS call it');
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "phone": "+442079460018", "date_of_birth": "1980-02-29",
                                   "address": {"street": "1 High Street", "city": "Leeds", "postal_code": "LS1 4AP"}}')).source_identity_id as a \gset
create temp view keys as select k.* from matching.features f, matching.keys_in_full(f) k where f.source_identity_id = (select max(source_identity_id) from matching.features);
select bag_eq('select key from keys', 'select distinct key from matching.features f, matching.keys_of(f)', 'the keys that are compiled');
select jsonb_agg(jsonb_build_object('key', key, 'reason', 'x')) as stop from keys where rule = 'phone' \gset
select pg_temp.decide_by(jsonb_build_object('stop_keys', :'stop'::jsonb)) \g /dev/null
insert into matching.capped_keys (key, rule, identity_count) select key, 0, 999 from keys where rule = 'email';
select results_eq('select rule, is_stopped, is_capped from keys where is_stopped or is_capped order by rule', $$ values ('email', false, true), ('phone', true, false) $$, 'and those that find nobody');
select is((select count(*) from keys), (select count(*) + 1 from matching.features f, matching.keys_of(f)), 'of which only one is built');

select finish();
rollback;
