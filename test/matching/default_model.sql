-- matching.default_model: the shipped model.
begin;
\ir ../fixtures.sql
select plan(39);

select results_eq($$ select name, origin, join_weight > review_weight from matching.models where state = 'active' $$,
    $$ values ('default', 'shipped', true) $$, 'it is the active one');
select is((matching.active_model()).id, matching.active_model_id(), 'and it is the compiled one');

select is_empty($$ select comparison_name, sum(m) from matching.comparison_levels group by 1 having sum(m) not between 0.95 and 1.001 $$,
    'the m probabilities of a comparison add up');
select is_empty($$ select comparison_name, sum(u) from matching.comparison_levels group by 1 having sum(u) not between 0.95 and 1.001 $$,
    'the u probabilities of a comparison add up');
select is_empty($$ select comparison_name from matching.comparison_levels group by 1
                   having min(level) <> 0 or max(level) <> count(*) - 1 $$,
    'the levels of a comparison are numbered without a gap');
select is_empty($$ select c.name from matching.comparisons c
                    where (select ln(l.m / l.u) from matching.comparison_levels l
                            where l.model_id = c.model_id and l.comparison_name = c.name and l.level = 0) >= 0 $$,
    'to disagree never speaks for one person');

create function pg_temp.features_of(p_payload jsonb) returns matching.features language sql
return matching.features_of(normalise.person(p_payload));

select set_eq(
    $$ select b.name from matching.keys_of(pg_temp.features_of('{
           "full_name": "Eleanor Whitfield", "email": "eleanor.whitfield@example.org", "phone": "+442079460018", "date_of_birth": "1955-03-02", "place_of_birth": "York",
           "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH", "country_code": "GB"},
           "government_ids": [{"type": "passport", "country_code": "GB", "value": "707797979"}], "external_ids": {"sap": "4711"}}')) k
         join matching.blocking_rules b on b.ordinal = k.rule $$,
    'select name from matching.blocking_rules', 'a full record has a key by every rule');
select is_empty($$ select * from matching.keys_of(pg_temp.features_of('{"full_name": "N/A", "email": "test@test.com", "phone": "0", "x": 1}')) $$,
    'a record of blanks and junk has no key');
select is_empty($$ select k.key from matching.keys_of(pg_temp.features_of('{"email": "info@oak.example"}')) k $$,
    'a role mailbox makes no key');

select cmp_ok(matching.weight(pg_temp.features_of('{"full_name": "Ann Oakley"}'), pg_temp.features_of('{"email": "x@example.org"}')), '=',
    (select prior_weight - ln(1 + exp(ln(2::float8) * household_weight)) / ln(2::float8) from matching.active_model()), 'records with nothing in common to compare stay at the prior');

-- Which level a pair is at; null where nothing is compared.
create function pg_temp.level(p_comparison text, l jsonb, r jsonb) returns text language sql volatile
return (select v.label
          from matching.comparisons c
          join matching.comparison_levels v on v.model_id = c.model_id and v.comparison_name = c.name
         where c.model_id = matching.active_model_id() and c.name = p_comparison
           and v.level = (matching.levels(pg_temp.features_of(l), pg_temp.features_of(r)))[c.ordinal]);
select is(array[pg_temp.level('date_of_birth', jsonb_build_object('date_of_birth', l), jsonb_build_object('date_of_birth', r)),
                pg_temp.level('date_of_birth', jsonb_build_object('date_of_birth', r), jsonb_build_object('date_of_birth', l))], array[expected, expected], format('%s and %s', l, r))
  from (values ('1956-04-09', '1956-04-09', 'same date of birth'), ('1956-04-09', '1956-09-04', 'day and month swapped'),
               ('1956-04-09', '1956-04', 'partial dates that agree'), ('1956-04-09', '1956-04-08', 'one digit differs, or two are swapped'),
               ('1956-04-09', '1965-04-09', 'one digit differs, or two are swapped'), ('1956-04-09', '1988-11-27', 'another generation'),
               ('1956-04-09', '1956-04-27', 'two parts of three agree'), ('1956-04-09', '1956-03-22', 'less than a month apart'),
               ('1956-12-30', '1957-01-02', 'less than a month apart'), ('1956-04-09', '1957-01-22', 'less than a year apart'),
               ('1956-04-09', '1961-11-22', 'different dates of birth'),
               -- 1 January often stands for a year.
               ('1956-01-01', '1956-09-23', 'same year, one of them 1 January'), ('1956-01-01', '1956-01-27', 'two parts of three agree'),
               ('1956-01-01', '1957-09-23', 'different dates of birth'),
               -- What is no date
               ('1956-15-25', '1956-15-25', 'same date of birth'), ('1956-15-25', '1956-12-25', 'one digit differs, or two are swapped'),
               ('1956-15-25', '1961-11-22', null)) as c (l, r, expected);
select is(array[pg_temp.level('place_of_birth', jsonb_build_object('place_of_birth', l), jsonb_build_object('place_of_birth', r)),
                pg_temp.level('place_of_birth', jsonb_build_object('place_of_birth', r), jsonb_build_object('place_of_birth', l))], array[expected, expected], format('born in %s and %s', l, r))
  from (values ('Paris', 'paris', 'same place of birth'), ('Paris', 'Paris, France', 'one place of birth named more fully'),
               ('London', 'City of London', 'one place of birth named more fully'),
               ('Northampton', 'Northamton', 'place of birth misspelt'), ('San Diego', 'San Francisco', 'different places of birth'),
               ('Yo%', 'York', 'different places of birth'), (E'York\\', 'Leeds', 'different places of birth')) as c (l, r, expected);
select is(pg_temp.level('occupation', '{"occupation": "Painter"}', jsonb_build_object('occupation', r)), expected, format('a painter and a %s', r))
  from (values ('painter', 'same occupation'), ('judge', 'different occupations')) as c (r, expected);
select is(pg_temp.level('government_id', jsonb_build_object('government_ids', jsonb_build_array(jsonb_build_object('type', 'ssn', 'country_code', 'US', 'value', '536-90-4398'))),
                                         jsonb_build_object('government_ids', jsonb_build_array(jsonb_build_object('type', 'ssn', 'country_code', 'US', 'value', other)))), expected, 'an id and ' || other)
  from (values ('536904398', 'same government id'), ('536-90-4938', 'government id misspelt'), ('219-09-4871', 'different government ids')) as c (other, expected);

select finish();
rollback;
