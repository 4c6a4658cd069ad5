-- normalise.street_part: which part between commas is the street.
begin;
select plan(19);

select volatility_is('normalise', 'street_part', array['normalise.street_words', 'character'], 'immutable');
select function_returns('normalise', 'street_part', array['normalise.street_words', 'character'], 'normalise.street_words');
select function_privs_are('normalise', 'street_part', array['normalise.street_words', 'character'], 'mds_reader', array['EXECUTE']);

select is(normalise.street_part(row(string_to_array(words, ' '), classes, '1', null, null)::normalise.street_words, country),
          row(string_to_array(street, ' '), street_classes, concat_ws(' ', '1', unit), null, null)::normalise.street_words, format('%s in %s', words, country))
  from (values
    ('12 high st',                             '9AT',     'GB', '12 high st',        '9AT',  null),
    ('rose cottage , 12 high st',              'AA,9AT',  'GB', '12 high st',        '9AT',  null),
    ('12 high st , leeds',                     '9AT,A',   'GB', '12 high st',        '9AT',  null),
    ('12 high st , 3 , leeds',                 '9AT,9,A', 'GB', '12 high st',        '9AT',  '3'),
    ('12 high st , 3rd b , leeds',             '9AT,OA,A', 'GB', '12 high st',       '9AT',  '3rdb'),
    ('3b , 12 high st',                        '9,9AT',   'DE', '12 high st',        '9AT',  '3b'),
    ('01-11 , hillv2 , 4 hillview rise',       '9,A,9AT', 'SG', '4 hillview rise',   '9AT',  '01-11'),
    ('10 , rue de rivoli',                     '9,TPA',   'DE', '10  rue de rivoli', '9PTPA', null),          -- the comma counts as a particle
    ('calle mayor , 5 , 3 b',                  'TA,9,9A', 'ES', 'calle mayor  5',    'TAP9', '3b'),
    ('calle mayor , 5 b',                      'TA,9A',   'ES', 'calle mayor  5 b',  'TAP9A', null),
    ('the old rectory , church ln',            'PAA,AT',  'DE', 'church ln',         'AT',   'the old rectory'),
    ('chinatown point , 133 new bridge rd',    'AT,9AAT', 'SG', '133 new bridge rd', '9AAT', null),
    ('chinatown point , 133 new bridge rd',    'AT,9AAT', 'DE', 'chinatown point',   'AT',   null),
    ('mill ln , 12 the maltings',              'AT,9PA',  'GB', 'mill ln',           'AT',   '12themaltings'),
    ('leeds , yorkshire',                      'A,A',     'GB', 'leeds',             'A',    null)
  ) as cases (words, classes, country, street, street_classes, unit);

select ok(normalise.street_part(null, 'GB') is null, 'nothing of nothing');

select finish();
rollback;
