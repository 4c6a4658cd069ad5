-- matching.rescore_holders: what a cap cuts off does not depend on who came first.
begin;
\ir ../fixtures.sql
select plan(13);

select is(pg_temp.contract('matching.rescore_holders'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('matching.rescore_holders'), array[]::text[], 'only functions of MDS call it');

-- 1 and 2 share a mailbox and nothing else; 3 and 4 a mailbox and a name; 5 the mailbox of all; 6 that alone;
-- 7 as well, and is 8, who does not have it.
select pg_temp.a_record(1, '{"given_name": "Ann", "email": "elms@example.org", "date_of_birth": "1950-02-01"}'), pg_temp.a_record(2, '{"given_name": "Ann", "email": "elms@example.org", "date_of_birth": "1950-02-01"}'),
       pg_temp.a_record(3, '{"full_name": "Bertram Quux", "email": "elms@example.org", "date_of_birth": "1999-11-30"}'), pg_temp.a_record(4, '{"full_name": "Bertram Quux", "email": "elms@example.org", "date_of_birth": "1999-11-30"}'),
       pg_temp.a_record(5, '{"given_name": "Ann", "email": "elms@example.org", "date_of_birth": "1950-02-01"}'),
       pg_temp.a_record(6, '{"given_name": "Zoltan", "email": "elms@example.org", "date_of_birth": "1977-08-19"}'),
       pg_temp.a_record(7, '{"full_name": "Ida Verity Moss", "email": "elms@example.org", "date_of_birth": "1964-05-27"}'), pg_temp.a_record(8, '{"full_name": "Ida Verity Moss", "date_of_birth": "1964-05-27"}') \g /dev/null
delete from matching.identity_keys k using matching.blocking_rules b where b.model_id = matching.active_model_id() and b.ordinal = k.rule and b.name not in ('email', 'name');
select key as mailbox, rule as by_email from matching.identity_keys where source_identity_id = 1 \gset
select rule as by_name from matching.identity_keys where source_identity_id = 3 and rule <> :by_email \gset
select matching.score_candidates(array[1, 2, 3, 4, 7]) \g /dev/null
select is((select array_agg(row(left_id, right_id)::text order by left_id, right_id) from matching.edges where found_by = 1 << :by_email),
          array['(1,2)', '(1,5)', '(2,5)'], 'found by the mailbox alone');
update matching.edges set is_manual = true, verdict = -1 where right_id = 5;

insert into matching.capped_keys (key, rule, identity_count) values (:mailbox, :by_email, 5);
select bag_eq(format('select distinct unnest(matching.rescore_holders(array[%s], null))', :mailbox), array[1, 2, 3, 4, 5, 7]::bigint[],
    'of a key that is too common: whose edges it changes, who is in a cluster, and of whom somebody said no, as the evidence may say otherwise now');
select is_empty('select from matching.edges where (left_id, right_id) = (1, 2)', 'it does so no more');
select results_eq('select found_by from matching.edges where (left_id, right_id) = (3, 4)', format('values (%s)', 1 << :by_name), 'it is no reason any more for whom another key connects');
select is((select count(*) from matching.edges where is_manual and right_id = 5), 2::bigint, 'verdicts of people stay');

delete from matching.capped_keys;
select bag_eq(format('select distinct unnest(matching.rescore_holders(null, array[%s]))', :mailbox), array[1, 2, 3, 4, 5, 7]::bigint[], 'of a key that is not too common any more as well');
select results_eq('select left_id, right_id, found_by from matching.edges where not is_manual order by 1',
    format('values (1::bigint, 2::bigint, %s), (3, 4, %s), (7, 8, %s)', 1 << :by_email, (1 << :by_email) | (1 << :by_name), 1 << :by_name), 'as if it had never been');
select is(matching.rescore_holders(array[12345], null), '{}', 'a key that found nobody takes nothing back');

-- A key that very many have let go of: what each holder shares with the others is read for the holder, not for each of the pairs.
select pg_temp.a_record(n, jsonb_build_object('given_name', 'Person ' || n, 'email', 'crowd@example.org')) from generate_series(101, 200) n \g /dev/null
select key as crowd from matching.identity_keys where rule = :by_email and source_identity_id = 101 \gset
create function pg_temp.reads() returns bigint language sql volatile
return (select idx_scan + seq_scan from pg_stat_xact_user_tables where relid = 'matching.identity_keys'::regclass);
select pg_temp.reads() as before \gset
select matching.rescore_holders(null, array[:crowd]) \g /dev/null
select cmp_ok(pg_temp.reads() - :before, '<', 1000::bigint, '4,950 pairs are not 4,950 times reading');

-- Where one value speaks against a pair that another key finds, and speaks no more.
select pg_temp.decide_by('{"candidate_cap": 2, "comparison_levels": [{"comparison_name": "email", "level": 4, "m": 1e-9, "u": 0.9}]}') \g /dev/null
select pg_temp.a_record(n, '{"full_name": "Nora Lind", "email": "nora@example.org", "date_of_birth": "1971-04-09"}') from generate_series(301, 302) n \g /dev/null
select matching.score_candidates(array[301, 302]) \g /dev/null
select is_empty('select from matching.edges where (left_id, right_id) = (301, 302)', 'given a pair below the threshold');
select pg_temp.a_record(303, '{"full_name": "Cyril Nettle", "email": "nora@example.org"}') \g /dev/null
insert into matching.capped_keys (key, rule, identity_count) select key, rule, 999 from matching.identity_keys where source_identity_id = 303 and rule = :by_email;
select bag_eq($$ select distinct unnest(matching.rescore_holders(array(select key from matching.capped_keys where identity_count = 999), null, array[303])) $$, array[301, 302]::bigint[],
    'that is scored anew, though the key that one more makes too common had found nothing');

select finish();
rollback;
