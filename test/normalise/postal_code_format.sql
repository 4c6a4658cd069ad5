-- normalise.postal_code_format: the table, compiled.
begin;
select plan(9);

select volatility_is('normalise', 'postal_code_format', array['text', 'text'], 'immutable');
select function_privs_are('normalise', 'compile_postal_code_format', array[]::text[], 'mds_reader', array[]::text[]);
select is_empty($$ select * from normalise.postal_codes where normalise.postal_code_format(country_code, shape) is distinct from format $$,
    'every row of the table is found');
select is(normalise.postal_code_format('GB', '99999'), null, 'what is not in the table is not');
select is(normalise.postal_code_format(null, 'AA99AA'), 'AA9 9AA', 'a shape that is written in one way everywhere needs no country');
select is(normalise.postal_code_format(null, '99999'), null, 'one that is not, does');

update normalise.postal_codes set format = '9 9999' where country_code = 'PL';
select is(normalise.postal_code_format('PL', '99999'), '9 9999', 'an update is seen at once');
delete from normalise.postal_codes where country_code = 'PL';
select is(normalise.postal_code_format('PL', '99999'), null, 'and so is a deletion');
truncate normalise.postal_codes;
select is(normalise.postal_code('sw1a1aa', 'GB'), 'SW1A1AA', 'an empty table is no error');

select finish();
rollback;
