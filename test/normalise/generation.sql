-- normalise.generation: the generation that a word behind a name means.
begin;
select plan(17);

select volatility_is('normalise', 'generation', array['text'], 'immutable');
select function_privs_are('normalise', 'generation', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.generation(word), expected, word)
  from (values
    ('jr', 'jr'), ('junior', 'jr'), ('filho', 'jr'), ('sr', 'sr'), ('senior', 'sr'),
    ('ii', 'ii'), ('2nd', 'ii'), ('iii', 'iii'), ('3rd', 'iii'), ('iv', 'iv'), ('4th', 'iv'), ('v', 'v'), ('5th', 'v'),
    ('smith', null), ('i', null)
  ) as cases (word, expected);

select finish();
rollback;
