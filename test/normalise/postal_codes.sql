-- normalise.postal_codes: shapes of postal codes by country.
begin;
select plan(5);

select table_privs_are('normalise', 'postal_codes', 'mds_reader', array['SELECT']);
select is_empty($$ select country_code from normalise.postal_codes where normalise.country(country_code) is distinct from country_code $$,
    'countries are countries');
select cmp_ok((select count(distinct country_code) from normalise.postal_codes), '>', 120::bigint, 'most countries that have postal codes are there');
select throws_ok($$ insert into normalise.postal_codes values ('XX', '99', '999') $$, '23514', null, 'a format takes no more than the shape has');
select throws_ok($$ insert into normalise.postal_codes values ('xx', '99', '99') $$, '23514', null, 'a country is two capitals');

select finish();
rollback;
