-- matching.frequency_drift: how far values are from what was learnt.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('matching.frequency_drift'), 'stable definer returns setof matching.drift', 'contract');
select is(pg_temp.callers('matching.frequency_drift'), array['mds_auditor', 'mds_operator'], 'who may call it');
select is_empty('select * from matching.frequency_drift() where record_count > 0', 'nothing to compare, no row');

select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('given_name', case when n % 2 = 0 then 'Ann' else 'Eve' end, 'family_name', 'Elm' || chr(96 + n))))
                                  from generate_series(1, 20) n)) \g /dev/null
create function pg_temp.learnt(p_ann float8, p_eve float8) returns void language plpgsql as $$
declare v_id integer := matching.copy_model(matching.active_model_id(), 'learnt ' || p_ann);
begin
    delete from matching.term_frequencies where model_id = v_id;      -- of names that were assumed, not counted
    insert into matching.term_frequencies values (v_id, 'given', 'ann', p_ann), (v_id, 'given', 'eve', p_eve), (v_id, 'given', '', 0.0001);
    perform matching.activate_model(v_id);
end $$;
select pg_temp.learnt(0.5, 0.5) \g /dev/null
set local session authorization test_operator;
select results_eq('select term, record_count, round(distance::numeric, 6) from matching.frequency_drift()', $$ values ('given', 20::bigint, 0.000000) $$, 'the same is 0');
reset session authorization;
select pg_temp.learnt(0.9, 0.1) \g /dev/null
select is((select round(distance::numeric, 6) from matching.frequency_drift()), 0.4, 'nine in ten were Ann, now one in two');
select pg_temp.learnt(0.25, 0.25) \g /dev/null
select is((select round(distance::numeric, 6) from matching.frequency_drift()), 0.5, 'half were rare names, now none is');
select pg_temp.learnt(1e-9, 1e-8) \g /dev/null
select is_empty('select * from matching.frequency_drift()', 'what is rare alone is no distribution');
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', 'guest ' || n, 'payload', '{"given_name": "Ann", "family_name": "Ash"}'::jsonb))
                                  from generate_series(1, 25) n)) \g /dev/null
select pg_temp.learnt(0.6, 0.4) \g /dev/null
select results_eq('select record_count, round(distance::numeric, 6) from matching.frequency_drift()', $$ values (25::bigint, 0.000000) $$,
                  'of those who say the same five count: fifteen Anns, ten Eves');
select throws_ok('select * from matching.frequency_drift(1.1)', 'MDPAY', null, 'a share is one');

select finish();
rollback;
