-- normalise.address_word and address_form: the table, compiled.
begin;
select plan(14);

select volatility_is('normalise', 'address_word', array['text'], 'immutable');
select volatility_is('normalise', 'address_form', array['text', 'text'], 'immutable');
select function_privs_are('normalise', 'compile_address_words', array[]::text[], 'mds_reader', array[]::text[]);

select is(normalise.address_word(word), expected, format('%s means %s', word, coalesce(expected, 'nothing')))
  from (values ('street', 'Tst'), ('rue', 'Tst'), ('north', 'Dn'), ('apt', 'U'), ('fifth', 'O5th'), ('pridham', null), ('ter', 'Tter P'))
       as words (word, expected);
select is(normalise.address_form('suffix', 'strasse'), 'st', 'a suffix');
select is(normalise.address_form('city', 'munich'), 'munchen', 'a city');
select is(normalise.address_form('region', 'new south wales'), 'nsw', 'a region');

truncate normalise.address_terms;
select is((normalise.street_line('12 Oak Street')).street, 'oak street', 'an empty table is no error');

select finish();
rollback;
