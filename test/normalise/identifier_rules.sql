-- normalise.identifier_rules: the published structure of government ids.
begin;
select plan(8);

select table_privs_are('normalise', 'identifier_rules', 'mds_reader', array['SELECT']);
select table_privs_are('normalise', 'identifier_rules', 'mds_steward', array['SELECT']);

select is_empty($$ select type, country_code from normalise.identifier_rules r
                    where date_order is not null and (select count(*) from regexp_matches(pattern, '\((?!\?)', 'g')) <> 3 $$,
    'a rule with a date has exactly three groups');
select is_empty($$ select type, c from normalise.identifier_rules, unnest(check_digits) as c
                    where length(c.characters) <> c.modulus or c.modulus is null or cardinality(c.weights) = 0 $$,
    'a check digit has a character for every remainder');
select is_empty($$ select type, country_code from normalise.identifier_rules r
                    where not exists (select from normalise.identifier_aliases a where a.type = r.type) $$,
    'every type with a rule has a name that leads to it');
select is_empty($$ select country_code from normalise.identifier_rules where normalise.country(country_code) is distinct from country_code $$,
    'countries are countries');

-- A steward adds a rule.
select is((normalise.government_id('library card', 'AQ', '123-4')).is_valid, null::boolean, 'a type without a rule has no check');
insert into normalise.identifier_rules (type, country_code, pattern, check_digits, source)
values ('library_card', 'AQ', '^\d{4}$', array[row(null, '{1,1,1}', 10, '0123456789')]::normalise.check_digit[], 'this test');
select is(array[(normalise.government_id('library card', 'AQ', '123-6')).is_valid, (normalise.government_id('library card', 'AQ', '123-5')).is_valid],
          array[true, false], 'and is checked as soon as it has one');

select finish();
rollback;
