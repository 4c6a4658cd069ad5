-- normalise.is_han_family: common Chinese and Korean family names.
begin;
select plan(9);

select volatility_is('normalise', 'is_han_family', array['text'], 'immutable');
select function_privs_are('normalise', 'is_han_family', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.is_han_family(word), expected, word)
  from (values ('wang', true), ('chan', true), ('kim', true), ('lo', true), ('smith', false), ('nguyen', false), ('', false)) as cases (word, expected);

select finish();
rollback;
