-- normalise.phone: telephone numbers as libphonenumber reads them.
begin;
select plan(6);

select volatility_is('normalise', 'phone', array['text', 'character'], 'immutable');

select is(normalise.phone(raw, region)::text, expected, format('%L in %L', raw, region))
  from (values
    ('+44 20 7946 0958',   null, '(+442079460958,t,GB,,"+44 20 7946 0958")'),
    ('020 7946 0958',      'GB', '(+442079460958,t,GB,,"020 7946 0958")'),
    ('1-800-FLOWERS x12',  'US', '(+18003569377,t,US,12,"1-800-FLOWERS x12")'),
    ('abc',                'US', '(,,,,abc)'),
    (null,                 null, '(,,,,)')
  ) as cases (raw, region, expected);

select finish();
rollback;
