-- normalise.take_house_number: the house number of a street line.
begin;
select plan(31);

select volatility_is('normalise', 'take_house_number', array['normalise.street_words', 'character'], 'immutable');
select function_returns('normalise', 'take_house_number', array['normalise.street_words', 'character'], 'normalise.street_words');
select function_privs_are('normalise', 'take_house_number', array['normalise.street_words', 'character'], 'mds_reader', array['EXECUTE']);

select is(array[t.house_number, btrim(array_to_string(t.words, ' ')), t.unit], array[number, rest, flat], format('%s in %s', line, coalesce(country, 'no country')))
  from (values
    ('12 high st',              '9AT',    'GB', '12',     'high st',        null),
    ('high st 12',              'AT9',    null, '12',     'high st',        null),
    ('high st',                 'AT',     'GB', null,     'high st',        null),
    ('12',                      '9',      'GB', '12',     '',               null),
    ('fatih cad 151 3',         'ATN9',   'TR', '151',    'fatih cad',      '3'),           -- after its sign
    ('12 main 5',               '9A9',    'US', '12',     'main 5',         null),
    ('12 main 5',               '9A9',    'DE', '5',      '12 main',        null),
    ('5 mayo 20',               '9A9',    'MX', '20',     '5 mayo',         null),
    ('calle mayor 5 3 b',       'TA99A',  'ES', '5',      'calle mayor',    '3b'),
    ('mannerheimintie 5 a 12',  'A9A9',   'FI', '5a',     'mannerheimintie', '12'),
    ('hwy 61',                  'T9',     null, null,     'hwy 61',         null),          -- the number of a road
    ('12 hwy 61',               '9T9',    'DE', '12',     'hwy 61',         null),
    ('cra 7 26',                'T9N',    'CO', '26',     'cra 7',          null),
    ('12/34 smith st',          '9AT',    'AU', '34',     'smith st',       '12'),
    ('lipowa 12/34',            'A9',     'PL', '12',     'lipowa',         '34'),
    ('12/34 lipowa',            '9A',     'PL', '12/34',  'lipowa',         null),
    ('12 1/2 main st',          '99AT',   'US', '12 1/2', 'main st',        null),
    ('2 bis rue paix',          '9ATA',   'FR', '2 bis',  'rue paix',       null),
    ('kerkweg 71 bis',          'A9A',    'NL', '71 bis', 'kerkweg',        null),
    ('12 a high st',            '9AAT',   'GB', '12a',    'high st',        null),
    ('500 a st',                '9AT',    'US', '500',    'a st',           null),
    ('12 e main st',            '9DAT',   'US', '12',     'e main st',      null),
    ('ring 12 a',               'A9A',    'DE', '12a',    'ring',           null),
    ('ring 12 rear',            'A9A',    'DE', '12',     'ring',           'rear'),
    ('12-14 high st',           '9AT',    'GB', '12-14',  'high st',        null),
    ('0012 high st',            '9AT',    'GB', '12',     'high st',        null),
    ('high st 0',               'AT9',    null, null,     'high st',        null)
  ) as cases (line, classes, country, number, rest, flat),
  lateral normalise.take_house_number(row(string_to_array(line, ' '), cases.classes, null, null, null)::normalise.street_words, country) as t;

select ok(normalise.take_house_number(null, 'GB') is null, 'nothing of nothing');

select finish();
rollback;
