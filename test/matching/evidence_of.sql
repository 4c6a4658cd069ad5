-- matching.evidence_of: what the active model makes of pairs.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('matching.evidence_of'), 'stable returns matching.evidence[]', 'contract');
select is(pg_temp.callers('matching.evidence_of'), array[]::text[], 'only functions of MDS call it');
select matching.store_features(array(select matching.describe(n, 'crm', n::text, normalise.person(p)) from (values
    (1, '{"full_name": "Ann Example", "date_of_birth": "1980-02-03"}'::jsonb),
    (2, '{"full_name": "Ann Example", "date_of_birth": "1990-12-13"}'),
    (3, '{"full_name": "Bob Otherwise", "external_ids": {"crm": "1"}}')) as t (n, p))) \g /dev/null
select is((matching.evidence_of(array[1], array[2]))[1], (select row(matching.weight(l, r), 0, matching.levels(l, r))::matching.evidence
    from matching.features l, matching.features r where l.source_identity_id = 1 and r.source_identity_id = 2), 'weight and levels of the model');
select is((matching.evidence_of(array[1], array[3]))[1].verdict, 1::smallint, 'what a definite rule says');
select is(matching.evidence_of(array[2, 1], array[1, 3]), matching.evidence_of(array[1], array[2]) || matching.evidence_of(array[3], array[1]), 'whichever comes first, pair by pair');
select is((matching.evidence_of(array[1], array[99]))[1].levels, array_fill((-1)::smallint, array[cardinality((matching.evidence_of(array[1], array[2]))[1].levels)]), 'an identity without features says nothing');
select is(matching.evidence_of('{}', '{}'), '{}', 'of no pairs nothing');

select finish();
rollback;
