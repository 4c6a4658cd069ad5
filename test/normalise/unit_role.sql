-- normalise.unit_role: what a word for flats, floors, numbers or boxes stands for in its place.
begin;
select plan(24);

select volatility_is('normalise', 'unit_role', array['text', 'text', 'text', 'text', 'character'], 'immutable');
select function_privs_are('normalise', 'unit_role', array['text', 'text', 'text', 'text', 'character'], 'mds_reader', array['EXECUTE']);

select is(normalise.unit_role(word, meanings, next, classes, country), expected, line)
  from (values
    ('apt',    'U',      '4b',  '9AT', 'US', 'unit',    '12 High St Apt 4b'),
    ('apt',    'U',      'b',   '9AT', 'US', 'unit',    '12 High St Apt b'),
    ('apt',    'U',      'b12', '9AT', 'US', 'unit',    '12 High St Apt b12'),
    ('apt',    'U',      'rear', '9AT', 'US', null,     '12 High St Apt rear'),
    ('apt',    'U',      null,  '9AT', 'US', null,      '12 High St Apt'),
    ('floor',  'F',      null,  '9OTO', 'US', 'behind', '350 Fifth Ave 3rd Floor'),
    ('floor',  'F',      '3',   '9OT', 'US', 'unit',    '350 Fifth Ave Floor 3'),
    ('piso',   'F',      null,  'TA99', 'ES', 'behind', 'Calle Mayor 5 3 piso'),
    ('piso',   'F',      null,  'A9',  'ES', null,      'Mayor 5 piso: the house number is no floor'),
    ('box',    'B',      '12',  'A',   'US', 'box',     'PO Box 12'),
    ('box',    'B',      'hill', '9',  'US', null,      '12 Box Hill'),
    ('box',    'B',      null,  '9A',  'US', null,      '12 Horse Box'),
    ('postfach', 'B',    null,  'A9',  'DE', 'nothing', 'Ring 5 Postfach'),
    ('no',     'M',      '5',   'AT',  'TR', 'number',  'Fatih Cad No 5'),
    ('no',     'M',      '5',   '',    'GB', 'nothing', 'No 5 High St'),
    ('no',     'M',      '5',   'ATN', 'TR', 'nothing', 'Fatih Cad No 5 No 5'),
    ('no',     'M',      'way', '9',   'GB', null,      '12 No Way'),
    ('#',      'M U',    '4',   '9AT', 'US', 'unit',    '12 High St # 4'),
    ('#',      'M U',    '13',  'T9',  'CO', 'number',  'Calle 26 # 13'),
    ('#',      'M U',    'x',   '9AT', 'US', 'nothing', '12 High St # x'),
    ('blk',    'U',      '123', '',    'SG', 'number',  'Blk 123 Ang Mo Kio Ave in Singapore'),
    ('blk',    'U',      '123', '',    'US', 'unit',    'Blk 123 Main St in America')
  ) as cases (word, meanings, next, classes, country, expected, line);

select finish();
rollback;
