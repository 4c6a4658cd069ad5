-- normalise.other_names: names in brackets or quotes.
begin;
select plan(12);

select volatility_is('normalise', 'other_names', array['text'], 'immutable');
select is_strict('normalise', 'other_names', array['text']);
select function_privs_are('normalise', 'other_names', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.other_names(name), expected::text[], name)
  from (values
    ('Robert "Bob" Smith',    '{bob}'),
    ('Ann Smith (née Jones)', '{jones}'),                  -- the word for it is no name
    ('Ann [Annie May] Smith', '{annie,may}'),
    ('Juan ‘Chico’ Lopez',    '{chico}'),
    ('John ''Jack'' Kennedy', '{jack}'),
    ('Иван (Ваня) Петров',    '{vanya}'),
    ('Sean O''Brien',         '{}'),                       -- no quotes
    ('Ann (Smith',            '{}'),
    ('',                      '{}')
  ) as cases (name, expected);

select finish();
rollback;
