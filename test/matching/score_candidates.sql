-- matching.score_candidates: scores identities against every candidate and keeps the edges.
begin;
\ir ../fixtures.sql
select plan(27);

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

-- Many who say the same: the first five by record_key are compared with all, the others with those five.
select pg_temp.decide_by('{"candidate_cap": 9}') \g /dev/null
prepare pairs_of_guests as
select l.source_identity_id as left_id, r.source_identity_id as right_id
  from matching.features l, matching.features r
 where l.given = 'gwen' and r.given = 'gwen' and l.source_identity_id < r.source_identity_id and not (l.is_repeat and r.is_repeat);
prepare edges_of_guests as
select e.left_id, e.right_id from matching.edges e where e.left_id > 100 and e.right_id > 100;
select count(pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}')) from generate_series(101, 104) n \g /dev/null
select matching.score_candidates(array[101, 102, 103, 104]) \g /dev/null
select bag_eq('edges_of_guests', 'pairs_of_guests', 'four are compared with each other');
select count(pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}')) from generate_series(105, 115) n \g /dev/null
select matching.score_candidates(array(select generate_series(105, 115))) \g /dev/null
select bag_eq('edges_of_guests', 'pairs_of_guests', 'of fifteen, five with all: also those who came first leave their edges when they are none of the five');
select is((select count(*) from matching.edges where left_id > 100), 10 + 5 * 10::bigint, 'a few edges each');
select is_empty($$ select from matching.capped_keys c where c.key = normalise.hash64('email|gwen@guest.example') $$, 'what one person says fifteen times is not said by fifteen');
delete from matching.edges where left_id > 100;
select matching.score_candidates(array(select generate_series(101, 107)), '{}', 101) \g /dev/null
select matching.score_candidates(array(select generate_series(108, 115)), '{}', 108) \g /dev/null
select bag_eq('edges_of_guests', 'pairs_of_guests', 'as well in parts, each with those that come after');

-- Others have the mailbox, too.
select count(pg_temp.a_record(n, jsonb_build_object('full_name', 'Ab' || chr(n - 103) || ' Or' || chr(n - 103), 'email', 'gwen@guest.example'))) from generate_series(201, 205) n \g /dev/null
select matching.score_candidates(array(select generate_series(201, 205))) \g /dev/null
select isnt_empty($$ select from matching.capped_keys c where c.key = normalise.hash64('email|gwen@guest.example') $$, 'five more are too many');
select is_empty(format('select from matching.edges where left_id between 101 and 115 and found_by & %s <> 0',
                       (select 1 << ordinal from matching.blocking_rules where name = 'email' and model_id = matching.active_model_id())),
    'it finds none of the guests any more, those who repeat neither');
select is_empty($$ select from matching.edges e, matching.features l, matching.features r
                    where e.left_id between 101 and 115 and e.right_id between 101 and 115 and l.source_identity_id = e.left_id and r.source_identity_id = e.right_id
                      and (e.weight, e.levels) is distinct from (matching.weight(l, r), matching.levels(l, r)) $$, 'nor is it evidence of them');
select is((select count(distinct (weight, found_by)) from matching.edges where left_id between 101 and 115 and right_id between 101 and 115), 1::bigint, 'who say the same are compared alike');

select finish();
rollback;
