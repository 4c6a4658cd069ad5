-- matching.describe: features of a record.
begin;
\ir ../fixtures.sql
select plan(4);

create function pg_temp.described(p_payload jsonb) returns matching.features language sql
return matching.describe(7, 'crm', 'c-1', normalise.person(p_payload, 'GB', 'DMY'));
select is(pg_temp.contract('matching.describe'), 'stable returns matching.features', 'contract');
select is(pg_temp.callers('matching.describe'), array[]::text[], 'only functions of MDS call it');
select is((select row(d.source_identity_id, d.source_system, d.record_key, d.given, d.external_ids)::text
             from pg_temp.described('{"full_name": "Ann Example", "external_ids": {"sap": "7"}}') d),
    row(7, 'crm', normalise.hash64('crm:c-1'), 'ann', array['sap:7', 'crm:c-1'])::text, 'features, also known by its own key');
select is_empty('select from matching.features', 'nothing is written');

select finish();
rollback;
