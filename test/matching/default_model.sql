-- matching.default_model: the shipped model.
begin;
\ir ../fixtures.sql
select plan(10);

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
           "full_name": "Eleanor Whitfield", "email": "eleanor.whitfield@example.org", "phone": "+442079460018", "date_of_birth": "1955-03-02",
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

select finish();
rollback;
