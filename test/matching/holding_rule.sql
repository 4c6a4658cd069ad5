-- matching.holding_rule: the definite rule that decides about a pair.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('matching.holding_rule'), 'stable returns matching.definite_rules', 'contract');
select is(pg_temp.callers('matching.holding_rule'), '{}'::text[], 'only functions of MDS call it');
select pg_temp.decide_by('{"definite_rules": [{"ordinal": 8, "name": "two_dates", "verdict": -1, "condition": "l.birth <> r.birth", "description": "x"},
                                              {"ordinal": 9, "name": "one_name", "verdict": 1, "condition": "l.given = r.given", "description": "x"}]}') \g /dev/null
select is((matching.holding_rule(l, r)).name, expected, c.description)
  from (values ('{"given": "ann", "birth": "1980"}', '{"given": "ann", "birth": "1990"}', 'two_dates', 'the first that holds'),
               ('{"given": "ann", "birth": "1980"}', '{"given": "ann"}', 'one_name', 'null does not hold'),
               ('{"given": "ann"}', '{"given": "eve"}', null, 'none')) as c (l_json, r_json, expected, description),
       lateral jsonb_populate_record(null::matching.features, l_json::jsonb) l, lateral jsonb_populate_record(null::matching.features, r_json::jsonb) r;
select is_empty($$ select l, r from (values ('{"given": "ann", "birth": "1980"}'), ('{"given": "ann", "birth": "1990"}'), ('{"given": "ann"}')) a (j), (values ('{"given": "ann", "birth": "1980"}'), ('{"given": "eve"}')) b (j),
                          jsonb_populate_record(null::matching.features, a.j::jsonb) l, jsonb_populate_record(null::matching.features, b.j::jsonb) r
                    where coalesce((matching.holding_rule(l, r)).verdict, 0) <> matching.definite_verdict(l, r) $$, 'it says what the compiled rules say');

select finish();
rollback;
