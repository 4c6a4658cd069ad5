-- matching.score_candidates: scores identities against every candidate and keeps the edges.
begin;
\ir ../fixtures.sql
select plan(18);

select is(pg_temp.contract('matching.score_candidates'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('matching.score_candidates'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(1, '{"full_name": "Ann Example", "email": "ann@example.org", "date_of_birth": "1980-02-29"}'),
       pg_temp.a_record(2, '{"full_name": "Ann Example", "email": "ann@example.org"}'),
       pg_temp.a_record(3, '{"full_name": "Ann Sample", "date_of_birth": "1950-12-01"}'),
       pg_temp.a_record(4, '{"full_name": "Bertram Quux", "external_ids": {"crm": "1"}}') \g /dev/null
select bag_eq('select unnest(matching.score_candidates(array[1, 3, 4]))', array[1, 3, 4]::bigint[], 'returns whose edges changed');
select bag_eq('select left_id, right_id, verdict from matching.edges', $$ values (1::bigint, 2::bigint, 0::smallint), (1, 4, 1::smallint) $$,
    'keeps what is worth a review, and what a rule says at any weight');
select is_empty($$ select e.* from matching.edges e join matching.features l on l.source_identity_id = e.left_id join matching.features r on r.source_identity_id = e.right_id
                    where (e.weight, e.levels, e.model_id) is distinct from (matching.weight(l, r), matching.levels(l, r), matching.active_model_id()) $$,
    'with weight and levels of the active model');

update matching.edges set weight = 99;
select matching.score_candidates(array[2, 4], '{}', 2) \g /dev/null
select is((select array_agg(weight) from matching.edges), array[99, 99]::float8[], 'with others only from a number on');
select matching.score_candidates(array[2, 4]) \g /dev/null

select pg_temp.a_record(2, '{"full_name": "Ann Example", "email": "ann@example.org", "date_of_birth": "1980-02-28"}') \g /dev/null
select bag_eq('select unnest(matching.score_candidates(array[2]))', array[1, 2]::bigint[], 'so is one to whom the evidence is another now');
select is((select count(*) from matching.edges where left_id = 1 and right_id = 2), 1::bigint, 'though the edge stays');
create temp table written on commit drop as select ctid as place from matching.edges;
select bag_eq('select unnest(matching.score_candidates(array[2]))', array[2]::bigint[], 'and one to whom it is the same is not');
select set_eq('select ctid as place from matching.edges', 'table written', 'whose edge is not written again');

select pg_temp.a_record(2, '{"full_name": "Carl Other", "email": "carl@example.net"}') \g /dev/null
select bag_eq('select unnest(matching.score_candidates(array[2]))', array[1, 2]::bigint[], 'a former neighbour is touched too');
select results_eq('select left_id, right_id from matching.edges', $$ values (1::bigint, 4::bigint) $$, 'an edge that lost its evidence goes');
update matching.edges set is_manual = true, verdict = -1;
select bag_eq('select unnest(matching.score_candidates(array[1, 4]))', array[1, 4]::bigint[], 'scoring again');
select results_eq('select verdict, is_manual from matching.edges', $$ values (-1::smallint, true) $$, 'leaves the verdict of a person');

-- A key becomes too common and rare again: what becomes of others.
delete from matching.edges;
select pg_temp.decide_by('{"candidate_cap": 2}') \g /dev/null
select pg_temp.a_record(5, '{"full_name": "Dora Elm", "email": "elms@example.org"}'), pg_temp.a_record(6, '{"email": "elms@example.org"}') \g /dev/null
select matching.score_candidates(array[5, 6]) \g /dev/null
select isnt_empty('select from matching.edges where left_id = 5 and right_id = 6', 'found by a mailbox');
select pg_temp.a_record(7, '{"full_name": "Emil Oak", "email": "elms@example.org"}') \g /dev/null
select bag_eq('select unnest(matching.score_candidates(array[7]))', array[5, 6, 7]::bigint[], 'whom a third makes too common');
select is_empty('select from matching.edges where left_id = 5 and right_id = 6', 'it does not find them any more');
create temp table said on commit drop as select array_agg(key) as keys from matching.identity_keys where source_identity_id = 7;
select matching.forget(array[7]) \g /dev/null
select bag_eq('select unnest(matching.score_candidates(array[7], (select keys from said)))', array[5, 6, 7]::bigint[], 'when the third is taken back they are found again');

select finish();
rollback;
