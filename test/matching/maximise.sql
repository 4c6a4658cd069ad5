-- matching.maximise: the parameters that the pairs make likeliest.
begin;
\ir ../fixtures.sql
select plan(15);

select is(pg_temp.contract('matching.maximise'), 'stable returns matching.parameters', 'contract');
select is(pg_temp.callers('matching.maximise'), array[]::text[], 'only functions of MDS call it');

-- Pairs that agree on e-mail (comparison 8, level 4) or not, and on place of birth (7) or not; nothing else is known of them.
select matching.active_model_id() as model \gset
create function pg_temp.levels(p_place integer, p_email integer) returns smallint[] language sql
return (select array_agg(case g when 7 then p_place when 8 then p_email else -1 end::smallint order by g) from generate_series(1, 16) g);
create function pg_temp.pattern(p_place integer, p_email integer, p_is_random boolean, p_pairs float8) returns matching.agreement_pattern language sql
return row(pg_temp.levels(p_place, p_email), null, 0, p_is_random, p_pairs)::matching.agreement_pattern;
create temp table given as
select matching.parameters_of(:model) as p, array_fill(false, array[16, 20]) as covered,
       array[pg_temp.pattern(-1, 4, false, 600), pg_temp.pattern(-1, 0, false, 400), pg_temp.pattern(3, -1, true, 900), pg_temp.pattern(0, -1, true, 99100)] as patterns;
create temp table expected as
select e.* from given g, matching.expect(g.patterns, (g.p).prior_weight, (g.p).household_weight, (g.p).background_weight, (g.p).m, (g.p).u, (g.p).h, (g.p).apart, (g.p).alike) e;
create temp table better as
select (matching.maximise(:model, g.patterns, g.p, null, g.covered, 1e6, 1e5)).* from given g;

create function pg_temp.near(p_log2 float8, p_share float8) returns boolean language sql return abs(power(2::float8, p_log2) / p_share - 1) < 1e-4;
select ok(pg_temp.near(m[8][6], (matches + 60 * 0.55) / (all_matches + 60)), 'm: the share of what is expected to match, and sixty pairs as the model has it')
  from better, (select sum(matches) filter (where levels[8] = 4) as matches, sum(matches) as all_matches from expected where not is_random) e;
select ok(pg_temp.near(h[8][6], (relatives + 60 * coalesce((select h from matching.comparison_levels where model_id = :model and comparison_name = 'email' and level = 4), 4e-7)) / (all_relatives + 60)), 'h likewise')
  from better, (select sum(relatives) filter (where levels[8] = 4) as relatives, sum(relatives) as all_relatives from expected where not is_random) e;
select ok(pg_temp.near(u[8][6], (strangers + 60 * 4e-7) / (all_strangers + 60)), 'u of what random pairs do not have: what candidates show')
  from better, (select sum(strangers + compatriots) filter (where levels[8] = 4) as strangers, sum(strangers + compatriots) as all_strangers from expected where not is_random) e;
select ok(pg_temp.near(u[7][5], strangers / all_strangers), 'u of what they have: their share')
  from better, (select sum(strangers + compatriots) filter (where levels[7] = 3) as strangers, sum(strangers + compatriots) as all_strangers from expected where is_random) e;
select ok(abs(power(2, prior_weight) * 1e6 / (select sum(matches) from expected where not is_random) - 1) < 1e-4, 'the prior: matches of all pairs') from better;
select ok(pg_temp.near(m[10][5], 0.6) and pg_temp.near(u[10][5], 6e-6), 'of a level that nobody reaches, what it was') from better;
select is(h[6], (g.p).h[6], 'h stays where households share nothing') from better, given g;
select ok(alike[7][5] > 0 and apart[7][5] < 0, 'strangers of one background agree oftener, those of others more rarely') from better;
select is(alike[8][6], 0::float8, 'in what is regional') from better;
select ok(background_weight between -20 and -0.1, 'their share is a share') from better;
-- Sisters, alike in all that is said but their names.
select ok(abs(power(2::float8, (matching.maximise(:model, array[row(array(select case g when 1 then 0 when 8 then 4 when 12 then 2 else -1 end::smallint from generate_series(1, 16) g),
                                                             null, 0, false, 1000)::matching.agreement_pattern], g.p, null, g.covered, 1e4, 1e5)).m[1][2]) - 0.2) < 1e-9,
          'no more than a fifth of the pairs of one person have different given names') from given g;
-- Five candidates at a level that no random pair is at.
create temp table rare as
select c.is_covered, power(2::float8, (matching.maximise(:model, g.patterns || pg_temp.pattern(2, -1, false, 5), g.p, null, array_fill(c.is_covered, array[16, 20]), 1e6, 1e5)).u[7][4]) as u
  from given g, unnest(array[true, false]) c (is_covered);
select ok(abs(u / (9 / (1e6 + 4 / 0.003)) - 1) < 0.01, 'u of a rare level: the candidates of all pairs, where one rule finds them all') from rare where is_covered;
select ok(abs(u * (1e5 + 1 / 0.003) - 1) < 0.01, 'else as if one of the random pairs were there') from rare where not is_covered;

select finish();
rollback;
