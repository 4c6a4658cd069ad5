-- normalise.phone_written: the digits of a number in any written form.
begin;
select plan(38);

select volatility_is('normalise', 'phone_written', array['text'], 'immutable');
select function_privs_are('normalise', 'phone_written', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.phone_written(raw)::text, expected, format('%L is read as %s', raw, expected))
  from (values
    ('12',                                '(12,f,)'),
    ('+44 20 7946 0958',                  '(442079460958,t,)'),
    (e'\uff0b44 20 7946 0958',            '(442079460958,t,)'),
    ('++44 20 7946 0958',                 '(442079460958,t,)'),
    ('Tel. (020) 7946-0958.',             '(02079460958,f,)'),
    ('020 7946 0958 x12',                 '(02079460958,f,12)'),
    ('020 7946 0958 X 12#',               '(02079460958,f,12)'),
    ('020 7946 0958;ext=12',              '(02079460958,f,12)'),
    ('020 7946 0958;ext=12#',             '(,,)'),
    ('020 7946 0958 - 503#',              '(02079460958,f,503)'),
    ('020 7946 0958 - 1234567#',          '(,,)'),
    (', , .5',                            '(,,)'),
    ('123, ,5',                           '(123,f,5)'),
    ('123, ,.5',                          '(,,)'),
    ('123 ,.5',                           '(123,f,5)'),
    ('12 x3',                             '(12,f,3)'),
    ('1 x3',                              '(,,)'),
    ('020 7946 0958/x12',                 '(02079460958,f,)'),
    ('020 7946 0958/X12',                 '(02079460958,f,12)'),
    ('0800 FLOWERS',                      '(08003569377,f,)'),
    ('0800 AB',                           '(0800,f,)'),
    ('0800 ABx12',                        '(0800,f,12)'),
    ('0800 ABCx12',                       '(0800222,f,12)'),
    (e'\u0660\u0661\u0662',               '(012,f,)'),
    (e'\u0660\u0661\u0662ABC',            '(222,f,)'),
    (e'012 x\u0663',                      e'(012,f,\u0663)'),
    (e'020 7946 0958\u00b7',              '(02079460958,f,)'),
    (e'020 7946 0958\u00b5',              '(,,)'),
    ('tel:7946;phone-context=+44-20',     '(44207946,t,)'),
    ('tel:7946;phone-context=a.example',  '(7946,f,)'),
    ('tel:7946;phone-context=a.1',        '(,,)'),
    ('7946;isub=1',                       '(7946,f,)'),
    (';isub=1',                           '(,,)'),
    ('no number',                         '(,,)'),
    ('',                                  '(,,)'),
    (null,                                '(,,)')
  ) as cases (raw, expected);

select finish();
rollback;
