-- matching.repetitions: who belongs where five others are.
begin;
\ir ../fixtures.sql
select plan(14);

create function pg_temp.an_edge(p_l bigint, p_r bigint, p_weight float8, p_verdict integer default 0, p_is_manual boolean default false) returns void
language sql
begin atomic
    insert into matching.edges (left_id, right_id, weight, verdict, is_manual, levels, found_by, model_id)
    values (least(p_l, p_r), greatest(p_l, p_r), p_weight, p_verdict, p_is_manual, '{}', 1, matching.active_model_id())
        on conflict (left_id, right_id) do update set verdict = excluded.verdict, is_manual = excluded.is_manual;
end;
create function pg_temp.repeating() returns text language sql volatile
return (select string_agg(p.place::text, ',' order by p.place)
          from matching.repetitions(array(select source_identity_id from matching.features)) r
          join (select source_identity_id, row_number() over (order by record_key) as place from matching.features where given = 'gwen') p using (source_identity_id));
create function pg_temp.at(p_place integer) returns bigint language sql volatile
return (select source_identity_id from matching.features where given = 'gwen' order by record_key offset p_place - 1 limit 1);

select is(pg_temp.contract('matching.repetitions'), 'stable returns setof matching.repetition', 'contract');
select is(pg_temp.callers('matching.repetitions'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}') from generate_series(1, 8) n \g /dev/null
select pg_temp.a_record(20, '{"full_name": "Hugh Host"}'), pg_temp.a_record(21, '{"full_name": "Ivy Ides"}') \g /dev/null
select is(pg_temp.repeating(), null, 'whom nothing joins repeats nobody');
select matching.score_candidates(array(select source_identity_id from matching.features)) \g /dev/null
select is(pg_temp.repeating(), '6,7,8', 'the first five by record_key decide for the others');
select is((select count(distinct repeated_ids) from matching.repetitions(array(select source_identity_id from matching.features))), 1::bigint, 'who all repeat the same');
select is((select repeated_ids from matching.repetitions(array(select source_identity_id from matching.features)) limit 1),
          array(select pg_temp.at(n) from generate_series(1, 5) n), 'them');
select is_empty('select * from matching.repetitions(array(select source_identity_id from matching.features where is_repeat or source_identity_id = pg_temp.at(1)))', 'four say nothing more than five times');

-- A word about one of them is its own.
select pg_temp.an_edge(pg_temp.at(7), 20, 0, -1, true) \g /dev/null
select is(pg_temp.repeating(), '6,8', 'a repeat of whom a person has said something is decided on itself');
select pg_temp.an_edge(pg_temp.at(2), 21, 0, 1, true) \g /dev/null
select is(pg_temp.repeating(), '8', 'and so is one of the five, for whom the next one stands');
-- A word about all of them is none.
delete from matching.edges where is_manual;
select pg_temp.an_edge(n, 20, 0, 1, true) from generate_series(1, 8) n \g /dev/null
select is(pg_temp.repeating(), '6,7,8', 'what was said of all, as when two users are merged, is said once');
select pg_temp.an_edge(l, r, 0, 1, true) from generate_series(1, 8) l, generate_series(1, 8) r where l < r \g /dev/null
select is(pg_temp.repeating(), '6,7,8', 'also that they are one, of each with each');
delete from matching.edges where is_manual;
select pg_temp.an_edge(pg_temp.at(7), pg_temp.at(n), 0, -1, true) from generate_series(1, 8) n where n <> 7 \g /dev/null
select matching.score_candidates(array(select source_identity_id from matching.features)) \g /dev/null
select is(pg_temp.repeating(), '6,8', 'the others have the same word about the one that was parted from them');

-- What a rule says of a repeat's own key is of that repeat.
delete from matching.edges where is_manual;
select matching.score_candidates(array(select source_identity_id from matching.features)) \g /dev/null
select pg_temp.an_edge(pg_temp.at(8), 20, 0, 1) \g /dev/null
select is(pg_temp.repeating(), '6,7', 'a record that another one names is decided on itself');
update matching.features set description = null;
select is(pg_temp.repeating(), null, 'a deduplicated system repeats nobody');

select finish();
rollback;
