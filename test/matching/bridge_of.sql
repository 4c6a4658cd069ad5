-- matching.bridge_of: what stands between two groups of identities.
begin;
\ir ../fixtures.sql
select plan(22);

select is(pg_temp.contract('matching.bridge_of'), 'stable returns matching.bridge', 'contract');
select is(pg_temp.callers('matching.bridge_of'), array[]::text[], 'only functions of MDS call it');

-- A father (1, 2), his son (3, 4), each with a record that has no birthday; the latter meet in 2 and 4.
select pg_temp.a_record(1, '{"full_name": "Odo Birch", "date_of_birth": "1955-03-02"}'), pg_temp.a_record(2, '{"full_name": "Odo Birch", "phone": "+442079460055"}'),
       pg_temp.a_record(3, '{"full_name": "Odo Birch", "date_of_birth": "1983-11-20"}'), pg_temp.a_record(4, '{"full_name": "Odo Birch", "phone": "+442079460055"}') \g /dev/null
select array_position(array_agg(c.name order by c.ordinal), 'date_of_birth') as birth from matching.comparisons c where c.model_id = matching.active_model_id() and c.is_stable \gset
create function pg_temp.against(p_l bigint, p_r bigint) returns double precision[] language sql
return (select matching.counter_evidence(e.levels, e.weight) from unnest(matching.evidence_of(array[p_l], array[p_r])) e);
create function pg_temp.the_bridge(p_a bigint default 2, p_b bigint default 4, p_systems text[] default '{}') returns matching.bridge language sql volatile
return matching.bridge_of(p_a, p_b, array[1, 2], array[3, 4], p_systems);

select is((b).weight, (matching.evidence_of(array[2], array[4]))[1].weight, 'the pair by itself: its weight') from pg_temp.the_bridge() b;
select is((b).against, pg_temp.against(2, 4), 'and what contradicts it') from pg_temp.the_bridge() b;
select is((b).strongest, (select max(e.weight) from unnest(matching.evidence_of(array[1, 1, 2], array[3, 4, 3])) e), 'the strongest of the others') from pg_temp.the_bridge() b;
select is((b).total[:birth], (pg_temp.against(1, 3))[:birth], 'what the birthdays of the others are against') from pg_temp.the_bridge() b;
select is(array[(b).telling_a[:birth], (b).telling_b[:birth]], array[1, 1], 'which one other of each side has') from pg_temp.the_bridge() b;
select is(array[(b).a_tells[:birth], (b).b_tells[:birth]], array[false, false], 'and neither of the pair') from pg_temp.the_bridge() b;
select is((b).beside[:birth], null, 'nobody has said that any are one') from pg_temp.the_bridge() b;
select is((b).vetoes || case when (b).is_ruled then array[0] else '{}' end, '{}', 'no rule, no veto') from pg_temp.the_bridge() b;
select is(array[(b).telling_a[:birth], (b).telling_b[:birth], (b).a_tells[:birth]::integer, (b).b_tells[:birth]::integer], array[0, 0, 0, 0], 'of the pair with the birthdays none of the others says anything to either')
  from pg_temp.the_bridge(1, 3) b;
select is((b).total[:birth], 0::double precision, 'nor against it') from pg_temp.the_bridge(1, 3) b;

-- A system that holds each person once, and verdicts.
select is((b).vetoes, array[1, 3, 1, 4, 2, 3, 2, 4]::bigint[], 'a system that holds each person once') from pg_temp.the_bridge(p_systems => array['crm']) b;
insert into matching.edges (left_id, right_id, weight, verdict, is_manual, levels, found_by, model_id)
values (1, 3, 7, -1, true, '{}', 1, matching.active_model_id()), (2, 3, 3, 1, false, array_fill(-1, array[99])::smallint[], 1, matching.active_model_id());
select is((b).vetoes, array[1, 3]::bigint[], 'a person''s veto') from pg_temp.the_bridge() b;
select ok((b).is_ruled, 'and a rule') from pg_temp.the_bridge() b;
select is((b).strongest, 3::double precision, 'what an edge of this model says counts as it is') from pg_temp.the_bridge(2, 4) b where (b).strongest >= 3;
delete from matching.edges;

-- Records that a person says are one count as one, which only what contradicts all of them contradicts.
insert into matching.edges (left_id, right_id, weight, verdict, is_manual, levels, found_by, model_id) values (1, 2, 7, 1, true, '{}', 1, matching.active_model_id());
select is((b).total[:birth], 0::double precision, 'who is said to be the father counts as one') from pg_temp.the_bridge() b;
select is(array[(b).telling_a[:birth], (b).a_tells[:birth]::integer], array[0, 1], 'record, which has his birthday') from pg_temp.the_bridge() b;
select is((b).beside[:birth], 0::double precision, 'beside the pair, 1 and 4 are not against each other') from pg_temp.the_bridge() b;

-- Alone.
select is((b).weight, (matching.evidence_of(array[2], array[4]))[1].weight, 'a pair that stands alone') from matching.bridge_of(2, 4, array[2], array[4], '{}') b;
select is((b).strongest, null, 'has no others') from matching.bridge_of(2, 4, array[2], array[4], '{}') b;
select is((b).total, null, 'nor what is against them') from matching.bridge_of(2, 4, array[2], array[4], '{}') b;

select finish();
rollback;
