-- matching.describe: features and keys of a record.
begin;
\ir ../fixtures.sql
select plan(5);

create function pg_temp.described(p_payload jsonb) returns matching.description language sql
return matching.describe(7, 'crm', 'c-1', normalise.person(p_payload, 'GB', 'DMY'));
select is(pg_temp.contract('matching.describe'), 'stable returns matching.description', 'contract');
select is(pg_temp.callers('matching.describe'), array[]::text[], 'only functions of MDS call it');
select is((select row((d.features).source_identity_id, (d.features).source_system, (d.features).record_key, (d.features).given, (d.features).external_ids)::text
             from pg_temp.described('{"full_name": "Ann Example", "external_ids": {"sap": "7"}}') d),
    row(7, 'crm', normalise.hash64('crm:c-1'), 'ann', array['sap:7', 'crm:c-1'])::text, 'features, also known by its own key');
select set_eq($$ select unnest(d.keys) as key, unnest(d.rules) as rule from pg_temp.described('{"full_name": "Ann Example", "email": "ann@example.org"}') d $$,
    $$ select k.key, k.rule from pg_temp.described('{"full_name": "Ann Example", "email": "ann@example.org"}') d, matching.keys_of(d.features) k $$, 'the keys are those of the features');
select is_empty('select from matching.features', 'nothing is written');

select finish();
rollback;
