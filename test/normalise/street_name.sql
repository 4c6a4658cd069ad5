-- normalise.street_name: the street and its type, comparable.
begin;
select plan(23);

select volatility_is('normalise', 'street_name', array['text[]', 'text'], 'immutable');
select is_strict('normalise', 'street_name', array['text[]', 'text']);
select function_privs_are('normalise', 'street_name', array['text[]', 'text'], 'mds_reader', array['EXECUTE']);

select is(normalise.street_name(string_to_array(words, ' '), classes), expected, format('%L', words))
  from (values
    (' high street',       '9AT',  'high st'),
    ('n main street',      'DAT',  'n main st'),
    ('rue de rivoli',      'TPA',  'rivoli st'),            -- the type goes behind
    ('avenida 5 mayo ',    'T9A9', '5 mayo av'),
    ('highway 61',         'T9',   'hwy 61'),
    ('cra 7 ',             'T9N',  'cra 7'),
    ('ul lipowa ',         'TA9',  'lipowa'),               -- a word that says nothing
    ('st johns road ',     'TAT9', 'saint johns rd'),
    ('old st pauls road',  'ATAT', 'old saint pauls rd'),
    ('mountain view drive', 'ATT', 'mountain vw dr'),
    ('the st',             'PT',   'st'),
    ('the',                'P',    'the'),                  -- nothing else
    ('one main street',    'AAT',  'one main st'),
    ('lindenstrasse ',     'A9',   'linden st'),            -- glued
    ('rosenweg ',          'A9',   'rosen weg'),
    ('alte lindenstrasse ', 'AA9', 'alte linden st'),
    ('weg ',               'A9',   'weg'),
    ('mack s treet',       'ADA',  'mack st'),              -- a blank in it
    ('',                   '9',    null),
    ('',                   '',     null)
  ) as cases (words, classes, expected);

select finish();
rollback;
