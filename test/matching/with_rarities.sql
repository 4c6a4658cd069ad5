-- matching.with_rarities: log2 of 1 / frequency, as the model knows the values.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('matching.with_rarities'), 'stable returns matching.features', 'contract');
select is(pg_temp.callers('matching.with_rarities'), array[]::text[], 'only functions of MDS call it');
select matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
insert into matching.term_frequencies values (:mine, 'given', 'testgiven', 0.25), (:mine, 'family', 'testfamily', 1), (:mine, 'city', 'testcity', 0.125);
select matching.activate_model(:mine) \g /dev/null
create temp view rare as
select matching.with_rarities(jsonb_populate_record(null::matching.features, j::jsonb)) as f
  from (values ('{"given": "testgiven", "family": "testfamily", "cities": ["testcity", "other"]}'), ('{"given": "testfamily"}')) v (j);
select results_eq($$ select (f).given_rarity, (f).family_rarity, (f).city_rarity from rare limit 1 $$, $$ values (2::real, 0::real, 3::real) $$, 'one in four is 2, everybody 0, one in eight 3');
select results_eq($$ select (f).given_rarity, (f).family_rarity, (f).city_rarity from rare offset 1 $$, $$ values (null::real, null::real, null::real) $$, 'what the model does not know has none');
select results_eq($$ select (f).given from rare $$, array['testgiven', 'testfamily'], 'nothing else changes');

select is((matching.with_rarities(f, 1)).given_rarity, null::real, 'nor what another model knows, when that is asked') from rare limit 1;

select finish();
rollback;
