-- matching.health_checks: every alarm can be tripped.
begin;
\ir ../fixtures.sql
select plan(27);

select is(pg_temp.contract('matching.health_checks'), 'stable definer returns setof mds.health_check', 'contract');
select is(pg_temp.callers('matching.health_checks'), array['mds_auditor', 'mds_operator'], 'who may call it');
select is_empty($$ select * from matching.health_checks() where status <> 'ok' or hint is not null $$, 'an empty database is well');

select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('given_name', 'Ann', 'family_name', 'Elm' || chr(97 + n % 26) || chr(97 + n / 26), 'email', 'ann' || n || '@elm.example')))
                                  from generate_series(1, 120) n)), pg_temp.says('shop', '1', '{"full_name": "Ann Elmba", "email": "ann1@elm.example"}') \g /dev/null
create function pg_temp.status(p_check text) returns text language sql volatile security definer
return (select h.status || case when (h.hint is null) = (h.status = 'ok') then '' else ', but its hint is wrong' end from matching.health_checks() h where h."check" = p_check);
select is_empty($$ select * from matching.health_checks() where status <> 'ok' $$, 'nor does a load raise an alarm');
set local session authorization test_operator;
select is((select count(*) from matching.health_checks()), 6::bigint, 'operators ask');
reset session authorization;

select pg_temp.decide_by('{"join_weight": 6}') \g /dev/null
select is(pg_temp.status('matching.model'), 'warning', 'another model decides, and nothing is recomputed');
select mds.recompute() \g /dev/null
select is(pg_temp.status('matching.model'), 'ok', 'until it is');

insert into matching.capped_keys (key, rule, identity_count)
select n, (select ordinal from matching.blocking_rules where name = 'rare_name' and model_id = matching.active_model_id()), 999 from generate_series(1, 999) n;
select is(pg_temp.status('matching.capped_keys'), 'ok', 'a weak rule may skip many common values');
delete from matching.capped_keys;
insert into matching.capped_keys (key, rule, identity_count) select n, 0, 999 from generate_series(1, 101) n;
select is(pg_temp.status('matching.capped_keys'), 'warning', 'many keys find nobody');
delete from matching.capped_keys;
select is(pg_temp.status('matching.capped_keys'), 'ok', 'and do again');

select pg_temp.decide_by('{"join_weight": 99}') \g /dev/null
select is(pg_temp.status('matching.unlinkables'), 'warning', 'a threshold out of reach');
select pg_temp.decide_by('{"join_weight": 5}') \g /dev/null
select is(pg_temp.status('matching.unlinkables'), 'ok', 'and within');

select matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
delete from matching.term_frequencies where model_id = :mine;
delete from matching.term_frequencies where model_id = :mine;
insert into matching.term_frequencies values (:mine, 'given', 'eve', 0.9), (:mine, 'given', '', 0.01);
select matching.activate_model(:mine) \g /dev/null
select is(pg_temp.status('matching.frequency_drift'), 'warning', 'the model learnt other names');
update pg_class set reltuples = 1e6 where oid = 'matching.features'::regclass;
select is(pg_temp.status('matching.frequency_drift'), 'warning', 'and statistics that are wrong do not hide it');
select matching.copy_model(matching.active_model_id(), 'better') as better \gset
insert into matching.term_frequencies values (:better, 'given', 'ann', 1);
delete from matching.term_frequencies where model_id = :better and value = 'eve';
select matching.activate_model(:better) \g /dev/null
select is(pg_temp.status('matching.frequency_drift'), 'ok', 'a newer one knows them');

-- A model that was trained on a quarter of what is there.
select is(pg_temp.status('matching.growth'), 'ok', 'the shipped model counted nobody');
select is((select value from matching.health_checks() where "check" = 'matching.growth'), 'the model was not trained', 'and the value says so');
select matching.copy_model(matching.active_model_id(), 'young') as young \gset
update matching.models set record_count = 31 where id = :young;
select matching.activate_model(:young) \g /dev/null
select is(pg_temp.status('matching.growth'), 'ok', 'not four times as many records as it was trained on');
select matching.copy_model(:young, 'old') as old \gset
update matching.models set record_count = 30 where id = :old;
select matching.activate_model(:old) \g /dev/null
select is(pg_temp.status('matching.growth'), 'warning', 'four times as many records as it was trained on, and one');
select matching.copy_model(matching.active_model_id(), 'grown') as grown \gset
select is((select record_count from matching.models where id = :grown), 30::bigint, 'a copy is as old');
select matching.edit_model(:grown, '{"prior_weight": -12}') \g /dev/null
select is((select record_count from matching.models where id = :grown), null, 'a prior that a person gives depends on no training');

select set_has('select "check" from mds.health()', 'select "check" from matching.health_checks()', 'mds.health tells it');

-- A switchboard, and a guest who has ordered ten times.
select pg_temp.decide_by('{"candidate_cap": 9}') \g /dev/null
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', 's' || n, 'payload', jsonb_build_object('full_name', chr(96 + n) || 'ob Switch' || chr(96 + n), 'phone', '020 7946 0001')))
                                  from generate_series(1, 10) n)) \g /dev/null
select is((select count(*) from matching.capped_keys k where k.rule = (select ordinal from matching.blocking_rules where name = 'phone' and model_id = matching.active_model_id())), 1::bigint, 'given a telephone number that too many share');
select is(pg_temp.status('matching.repeated_records'), 'ok', 'of many people');
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', 'g' || n, 'payload', '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}'::jsonb)) from generate_series(1, 9) n)) \g /dev/null
select is(pg_temp.status('matching.repeated_records'), 'ok', 'a person may have nine records');
select mds.ingest('crm', 'g10', '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}') \g /dev/null
select is(pg_temp.status('matching.repeated_records'), 'ok', 'and ten that say the same');
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', 'g' || n, 'payload', jsonb_build_object('full_name', 'Gwen Guest', 'email', 'gwen@guest.example', 'employer', chr(96 + n) || ' Ltd')))
                                  from generate_series(1, 10) n)) \g /dev/null
select is(pg_temp.status('matching.repeated_records'), 'warning', 'but not more than the cap that differ');

select finish();
rollback;
