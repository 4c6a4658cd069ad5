-- normalise.date_orders: in which order day, month and year may stand.
begin;
select plan(14);

select volatility_is('normalise', 'date_orders', array['text[]', 'integer[]', 'text'], 'immutable');
select function_privs_are('normalise', 'date_orders', array['text[]', 'integer[]', 'text'], 'mds_reader', array['EXECUTE']);

select is(normalise.date_orders(string_to_array(date, '-'), string_to_array(date, '-')::integer[], date_order), expected::text[], format('%s, %s', date, date_order))
  from (values
    ('1956-4-9',  'DMY', '{YMD,YDM}'),
    ('1956-4-9',  'MDY', '{YMD,YDM}'),
    ('9-4-1956',  'DMY', '{DMY,MDY}'),
    ('9-4-1956',  'mdy', '{MDY,DMY}'),
    ('9-4-1956',  'YMD', '{DMY,MDY}'),             -- the year is last
    ('9-4-1956',  null,  '{DMY,MDY}'),
    ('9-1956-4',  'DMY', null),
    ('56-4-9',    'DMY', '{YMD}'),                 -- no day is 56
    ('09-4-12',   'YMD', '{YMD,DMY,MDY}'),
    ('09-4-12',   'MDY', '{MDY,DMY}'),
    ('09-4-56',   'YMD', '{DMY,MDY}'),
    ('09-4-12',   'DMY', '{DMY,MDY}')
  ) as cases (date, date_order, expected);

select finish();
rollback;
