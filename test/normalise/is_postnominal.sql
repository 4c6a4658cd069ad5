-- normalise.is_postnominal: degrees, orders and ranks behind a name.
begin;
select plan(10);

select volatility_is('normalise', 'is_postnominal', array['text', 'boolean'], 'immutable');
select function_privs_are('normalise', 'is_postnominal', array['text', 'boolean'], 'mds_reader', array['EXECUTE']);

select is(normalise.is_postnominal(word, is_behind_comma), expected, format('%s%s', word, case when is_behind_comma then ' behind a comma' end))
  from (values
    ('phd',   false, true),
    ('phd',   true,  true),
    ('bt',    false, true),
    ('ma',    false, false),           -- Jack Ma
    ('ma',    true,  true),            -- Smith, John, MA
    ('mrs',   true,  true),            -- Smith, Ann, Mrs
    ('smith', true,  false),
    ('jr',    true,  false)            -- a generation
  ) as cases (word, is_behind_comma, expected);

select finish();
rollback;
