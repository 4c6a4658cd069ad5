-- matching.are_different_names: two given names that are two people's.
begin;
select plan(32);

select volatility_is('matching', 'are_different_names', array['text', 'text'], 'immutable');
select function_privs_are('matching', 'are_different_names', array['text', 'text'], 'mds_service', array[]::text[]);

select is(matching.are_different_names(l, r), expected, format('%s and %s', l, r))
  from (values
    ('emma',    'olivia',  true),
    ('emma',    'ella',    true),
    ('george',  'gillian', true),
    ('jan',     'jana',    true),
    ('mario',   'maria',   true),
    ('daniel',  'daniela', true),
    ('alexander', 'alexandra', true),
    ('evgeny',  'evgenia', true),
    ('valery',  'valeriya', true),
    ('jean luc', 'jean marc', true),
    ('min jun', 'min jin', false),
    ('abdul rahman', 'abdul rahim', true),
    ('mary ann', 'mary anne', false),
    ('sarah',   'sara',    false),
    ('robert',  'roberd',  false),
    ('caleb',   'caelb',   false),
    ('isabel',  'isobel',  false),
    ('ella',    'elal',    false),
    ('sena',    'sean',    false),
    ('jean luc', 'jean lcu', false),
    ('mira',    'mari',    true),
    (null,      'ann',     null)
  ) as cases (l, r, expected);

select is(matching.are_different_names(l, r), matching.are_different_names(r, l), format('%s and %s either way round', l, r))
  from (values ('emma', 'ella'), ('jan', 'jana'), ('mario', 'maria'), ('evgeny', 'evgenia'), ('alexander', 'alexandra'), ('jean luc', 'jean marc'), ('sarah', 'sara'), ('ella', 'elal')) as cases (l, r);

select finish();
rollback;
