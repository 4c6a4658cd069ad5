-- matching.threshold_curve: what a threshold would mean.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('matching.threshold_curve'), 'stable definer returns setof matching.threshold_point', 'contract');
select is(pg_temp.callers('matching.threshold_curve'), array['mds_auditor', 'mds_operator'], 'who may call it');
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
select n, n + 1, w, v, '{}', 1, matching.active_model_id() from (values (1, 0.0, 0), (2, 0.5, 0), (3, log(2, 3), 0), (4, 20, 0), (5, 30, 1), (6, 40, -1)) e (n, w, v);

set local session authorization test_auditor;
select results_eq('select threshold, pair_count from matching.threshold_curve()', $$ values (0::float8, 4::bigint), (1, 2), (20, 1) $$, 'edges that the weight decides, at or above');
select is(round(expected_wrong::numeric, 4), round((0.25 + power(2, -20))::numeric, 4), 'two at odds of 3 and 2^20: a quarter is wrong') from matching.threshold_curve() where threshold = 1;
select is(round(expected_missed::numeric, 4), round((0.5 + power(2, 0.5) / (1 + power(2, 0.5)))::numeric, 4), 'what is below is missed in part') from matching.threshold_curve() where threshold = 1;
select ok(bool_and(expected_recall <= previous and expected_precision >= less_precise), 'a higher threshold finds less and errs less')
  from (select expected_recall, lag(expected_recall, 1, 1.0) over (order by threshold) as previous, expected_precision, lag(expected_precision, 1, 0.0) over (order by threshold) as less_precise from matching.threshold_curve(0.25)) c;
select throws_ok(format('select * from matching.threshold_curve(%L)', step), 'MDPAY', null, format('a step of %s leads nowhere', step))
  from unnest(array[0, -1, 'NaN', 'infinity', null]::float8[]) step;

select finish();
rollback;
