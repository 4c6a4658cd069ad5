-- normalise.impossible_date: what is written for a date and is none.
begin;
select plan(28);

select volatility_is('normalise', 'impossible_date', array['text', 'text', 'text'], 'immutable');
select function_privs_are('normalise', 'impossible_date', array['text', 'text', 'text'], 'mds_reader', array['EXECUTE']);

select is(normalise.impossible_date(year, month, day), expected, format('%s-%s-%s', year, month, day))
  from (values
    ('1949', '15', '25', '1949-15-25'), ('1994', '11', '71', '1994-11-71'), ('1994', '2', '30', '1994-02-30'), ('1994', '4', '31', '1994-04-31'),
    ('1999', '02', '29', '1999-02-29'), ('1028', '3', '29', '1028-03-29'), ('9185', '10', '14', '9185-10-14'),
    ('1996', '02', '29', null), ('1956', '04', '09', null),                                             -- dates
    ('1949', '15', '35', null), ('1028', '13', '29', null), ('9999', '99', '99', null),                 -- more than one part is wrong
    ('1949', '0', '25', null), ('1949', '15', '0', null), ('1949', '00', '71', null),                   -- unknown, not wrong
    ('0001', '01', '01', null), ('9999', '12', '31', null), ('1753', '1', '1', null), ('1753', '4', '9', null), ('1400', '1', '1', null), ('2222', '02', '22', null),   -- never
    ('194', '15', '25', null), ('1949', 'xx', '25', null), ('1949', '15', '1x', null), ('1949', '115', '25', null), (null, '15', '25', null)
  ) as cases (year, month, day, expected);

select finish();
rollback;
