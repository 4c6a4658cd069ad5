-- matching.edges_of: scores pairs and says which are worth remembering.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('matching.edges_of'), 'volatile returns matching.edges[]', 'contract');
select is(pg_temp.callers('matching.edges_of'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(1, '{"full_name": "Ann Example", "email": "ann@example.org", "date_of_birth": "1980-02-29"}'),
       pg_temp.a_record(2, '{"full_name": "Ann Example", "email": "ann@example.org"}'),
       pg_temp.a_record(3, '{"full_name": "Bertram Quux"}'),
       pg_temp.a_record(4, '{"full_name": "Carl Other", "external_ids": {"crm": "1"}}') \g /dev/null
select results_eq($$ select left_id, right_id, verdict, is_manual, found_by, weight = matching.weight(l, r), e.levels = matching.levels(l, r), model_id = matching.active_model_id()
                       from unnest(matching.edges_of(array[(1, 2, 5), (1, 3, 1), (1, 4, 8)]::matching.candidate_pair[])) e
                       join matching.features l on l.source_identity_id = e.left_id join matching.features r on r.source_identity_id = e.right_id order by 2 $$,
    $$ values (1::bigint, 2::bigint, 0::smallint, false, 5, true, true, true), (1, 4, 1::smallint, false, 8, true, true, true) $$,
    'what reaches the review weight, and what a rule says at any weight');
select is(matching.edges_of('{}'), '{}', 'of no pairs none');
select is_empty('select from matching.edges', 'nothing is written');

select finish();
rollback;
