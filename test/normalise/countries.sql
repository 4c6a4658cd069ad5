-- normalise.countries: ISO 3166-1.
begin;
select plan(5);

select table_privs_are('normalise', 'countries', 'mds_reader', array['SELECT']);
select is(count(*), 250::bigint, '249 countries and Kosovo') from normalise.countries;
select is(normalise.country_by_alpha_2('DE'), '{"alpha_3": "DEU", "name": "Germany", "official_name": "Federal Republic of Germany"}'::jsonb, 'the compiled function gives the row');
select is(normalise.country_by_alpha_2('de'), null, 'for codes in upper case');
select is_empty($$ select alpha_2 from normalise.countries where alpha_2 !~ '^[A-Z]{2}$' or alpha_3 !~ '^[A-Z]{3}$' $$, 'codes are letters');

select finish();
rollback;
