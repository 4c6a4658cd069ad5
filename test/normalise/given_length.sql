-- normalise.given_length: how many words the first given name has.
begin;
select plan(9);

select volatility_is('normalise', 'given_length', array['text[]'], 'immutable');
select function_privs_are('normalise', 'given_length', array['text[]'], 'mds_reader', array['EXECUTE']);

select is(normalise.given_length(words::text[]), expected, words)
  from (values ('{john,smith}', 1), ('{abdul,rahman,khan}', 2), ('{abd,al,rahman,khan}', 3), ('{abdel,aziz}', 2), ('{al,rahman}', 1), ('{}', 1), (null, 1))
       as cases (words, expected);

select finish();
rollback;
