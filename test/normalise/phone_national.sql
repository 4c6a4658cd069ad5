-- normalise.phone_national: a dialled number without its national prefix.
begin;
select plan(21);

select volatility_is('normalise', 'phone_national', array['text', 'normalise.phone_regions'], 'immutable');
select function_privs_are('normalise', 'phone_national', array['text', 'normalise.phone_regions'], 'mds_reader', array['EXECUTE']);

select is(normalise.phone_national(dialled, plan), expected, format('%s dialled in %s: %s', dialled, written_in, why))
  from (values
    ('02079460958',     'GB', '2079460958',     'the prefix is cut off'),
    ('2079460958',      'GB', '2079460958',     'there is none'),
    ('1800202079460958', 'GB', '2079460958',    'the other prefix'),
    ('1800302079460958', 'GB', '1800302079460958', 'nearly the other prefix'),
    ('1800207946',      'GB', '1800207946',     'a possible number that the other prefix would make impossible'),
    ('02',              'GB', '2',              'what was impossible may stay so'),
    ('12012345678',     'US', '2012345678',     'the prefix is cut off'),
    ('0',               'GB', '',               'only the prefix'),
    ('0111512345678',   'AR', '91112345678',    'mobile numbers are rewritten'),
    ('01112345678',     'AR', '1112345678',     'fixed lines are not'),
    ('015112345678',    'BR', '15112345678',    'too short behind a carrier code'),
    ('0151123456789',   'BR', '1123456789',     'carrier code'),
    ('4601234',         'AG', '2684601234',     'the area code is put before'),
    ('12684601234',     'AG', '2684601234',     'the prefix is cut off'),
    ('886377',          'SM', '0549886377',     'the area code is put before'),
    ('960194',          'GG', '1481960194',     'the area code is put before'),
    ('011123456',       'GA', '11123456',       'one leading 0 less'),
    ('22333',           'NF', '322333',         'the island code is put before'),
    ('80171234567',     'BY', '171234567',      'two digits of prefix')
  ) as cases (dialled, written_in, expected, why)
  inner join normalise.phone_regions as plan on region = written_in;

select finish();
rollback;
