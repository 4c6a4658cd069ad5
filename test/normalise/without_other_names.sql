-- normalise.without_other_names: a full name without what stands in brackets or quotes.
begin;
select plan(10);

select volatility_is('normalise', 'without_other_names', array['text'], 'immutable');
select function_privs_are('normalise', 'without_other_names', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.without_other_names(name), expected, name)
  from (values
    ('Robert "Bob" Smith',    'Robert   Smith'),
    ('Ann Smith (née Jones)', 'Ann Smith'),
    ('Juan ‘Chico’ Lopez',    'Juan  Lopez'),
    ('John ''Jack'' Kennedy', 'John  Kennedy'),
    ('Sean O''Brien',         'Sean O''Brien'),
    ('Ann (Smith',            'Ann (Smith'),
    ('(Bob)',                 ''),
    (null,                    null)
  ) as cases (name, expected);

select finish();
rollback;
