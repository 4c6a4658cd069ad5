-- normalise.classify_words: what each word of a street line is.
begin;
select plan(26);

select volatility_is('normalise', 'classify_words', array['text[]', 'character'], 'immutable');
select function_returns('normalise', 'classify_words', array['text[]', 'character'], 'normalise.street_words');
select function_privs_are('normalise', 'classify_words', array['text[]', 'character'], 'mds_reader', array['EXECUTE']);

select is(normalise.classify_words(tokens::text[], country), row(words::text[], classes, unit, box, null)::normalise.street_words, format('%s in %s', tokens, coalesce(country, 'no country')))
  from (values
    ('{}',                             null, '{}',                        '',     null, null),
    ('{12,high,street}',               'GB', '{12,high,street}',          '9AT',  null, null),
    ('{12,north,main,st}',             'US', '{12,n,main,st}',            '9DAT', null, null),          -- canonical
    ('{350,fifth,ave}',                'US', '{350,5th,ave}',             '9OT',  null, null),
    ('{12,22nd,st}',                   'US', '{12,22nd,st}',              '9OT',  null, null),
    ('{2,rue,de,rivoli}',              'FR', '{2,rue,de,rivoli}',         '9TPA', null, null),
    ('{12a,high}',                     'GB', '{12a,high}',                '9A',   null, null),
    ('{",",rose,",",12}',              'GB', '{rose,",",12}',             'A,9',  null, null),          -- nothing in front of the comma
    ('{12,high,st,apt,4b}',            'US', '{12,high,st}',              '9AT',  '4b', null),
    ('{12,high,st,apt,no,4}',          'US', '{12,high,st}',              '9AT',  '4',  null),
    ('{flat,5,b,high,st}',             'GB', '{high,st}',                 'AT',   '5b', null),
    ('{unit,5/10,high,st}',            'AU', '{10,high,st}',              '9AT',  '5',  null),
    ('{874,carr,circles,suite751}',    'US', '{874,carr,circles}',        '9AA',  '751', null),
    ('{350,fifth,ave,3rd,floor}',      'US', '{350,5th,ave}',             '9OT',  '3',  null),
    ('{calle,mayor,5,3,piso}',         'ES', '{calle,mayor,5}',           'TA9',  '3',  null),
    ('{floor,2,12,high,st,apt,4}',     'US', '{12,high,st}',              '9AT',  '2 4', null),
    ('{po,box,12,34}',                 'US', '{}',                        '',     null, '1234'),
    ('{ring,5,postfach,12}',           'DE', '{ring,5}',                  'T9',   null, '12'),
    ('{fatih,cad,no,151}',             'TR', '{fatih,cad,151}',           'ATN',  null, null),
    ('{calle,26,#,13}',                'CO', '{calle,26,13}',             'T9N',  null, null),
    ('{calle,26,#,13}',                'ES', '{calle,26}',                'T9',   '13', null),
    ('{adventura,apartments,638,downey,st}', 'US', '{adventura,apartments,638,downey,st}', 'AA9AT', null, null)
  ) as cases (tokens, country, words, classes, unit, box);

select ok(normalise.classify_words(null, 'US') is null, 'nothing without tokens');

select finish();
rollback;
