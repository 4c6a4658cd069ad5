-- matching.evidence_of: what speaks for and against a pair.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('matching.evidence_of'), 'stable returns matching.evidence[]', 'contract');
select is(pg_temp.callers('matching.evidence_of'), array[]::text[], 'only functions of MDS call it');
select matching.store_features(array(select matching.describe(n, 'crm', n::text, normalise.person(p)) from (values
    (1, '{"full_name": "Ann Example", "date_of_birth": "1980-02-03"}'::jsonb),
    (2, '{"full_name": "Ann Example", "date_of_birth": "1990-12-13"}'),
    (3, '{"full_name": "Bob Otherwise", "external_ids": {"crm": "1"}}')) as t (n, p))) \g /dev/null
select is((matching.evidence_of(array[1], array[2]))[1], (select row(matching.weight(l, r), matching.contradiction(l, r))::matching.evidence
    from matching.features l, matching.features r where l.source_identity_id = 1 and r.source_identity_id = 2), 'weight and contradiction of the model');
select cmp_ok((matching.evidence_of(array[1], array[2]))[1].contradiction, '<', 0::float8, 'another birthday speaks against');
select is((matching.evidence_of(array[1], array[3]))[1].weight, 'infinity'::float8, 'a definite rule decides');
select is(matching.evidence_of(array[2, 1], array[1, 3]), matching.evidence_of(array[1], array[2]) || matching.evidence_of(array[3], array[1]), 'whichever comes first, pair by pair');

select finish();
rollback;
