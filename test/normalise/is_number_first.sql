-- normalise.is_number_first: where the house number stands.
begin;
select plan(7);

select volatility_is('normalise', 'is_number_first', array['character'], 'immutable');
select function_privs_are('normalise', 'is_number_first', array['character'], 'mds_reader', array['EXECUTE']);

select is(normalise.is_number_first(country), expected, coalesce(country, 'a country that is not known'))
  from (values ('US', true), ('FR', true), ('DE', false), ('XX', false), (null, true)) as cases (country, expected);

select finish();
rollback;
