-- matching.find_candidates: pairs that share a blocking key.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('matching.find_candidates'), 'stable returns setof matching.candidate_pair', 'contract');
select is(pg_temp.callers('matching.find_candidates'), array[]::text[], 'only functions of MDS call it');
insert into matching.identity_keys (key, source_identity_id, rule) values (100, 1, 0), (100, 2, 0), (200, 1, 3), (200, 2, 3), (200, 3, 3), (300, 4, 1);

select bag_eq('select left_id, right_id, found_by from matching.find_candidates(array[2])', $$ values (1::bigint, 2::bigint, 9), (2, 3, 8) $$,
    'each pair once, with every rule that found it');
select bag_eq('select left_id, right_id from matching.find_candidates(array[1, 2, 3])', $$ values (1::bigint, 2::bigint), (1, 3), (2, 3) $$, 'also among the given');
select bag_eq('select left_id, right_id from matching.find_candidates(array[2], 2)', $$ values (2::bigint, 3::bigint) $$, 'others only from a number on');
select is_empty('select * from matching.find_candidates(array[4])', 'who shares no key has none');

insert into matching.capped_keys (key, rule, identity_count) values (200, 3, 3);
select bag_eq('select left_id, right_id, found_by from matching.find_candidates(array[1])', $$ values (1::bigint, 2::bigint, 1) $$, 'a key that is too common finds nothing');

select finish();
rollback;
