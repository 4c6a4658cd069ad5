-- normalise.country_names: what countries are called.
begin;
select plan(4);

select table_privs_are('normalise', 'country_names', 'mds_reader', array['SELECT']);
select is_empty($$ select name from normalise.country_names where name <> lower(name) or name ~ '[.''’,()/&-]|  |^ | $' or name = '' $$,
    'every name is spelled as names are looked up');
select is_empty('select alpha_2 from normalise.countries where (select count(*) from normalise.country_names where country_code = alpha_2) < 10',
    'every country has ten names or more');
select is_empty($$ select name from normalise.country_names where name ~ '^[0-9+]+$' $$, 'no number is a country');

select finish();
rollback;
