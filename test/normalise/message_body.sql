-- normalise.message_body: one spelling of a message.
begin;
select plan(38);

select volatility_is('normalise', 'message_body', array['text', 'boolean'], 'immutable');
select function_privs_are('normalise', 'message_body', array['text', 'boolean'], 'mds_reader', array['EXECUTE']);

create temp table cases (raw, expected, folded) as values
    ('Hello',                        'Hello',             'hello'),
    ('  Hello  World ',              'Hello World',       'hello world'),
    (E'Hello\r\n\r\nWorld\n',        'Hello World',       'hello world'),
    (E'\tHello\u00a0World\u3000',    'Hello World',       'hello world'),
    (E'a\u2003\u2028b\u0085c',       'a b c',             'a b c'),
    (E'cafe\u0301',                  'café',              'café'),
    ('ÜBER STRASSE',                 'ÜBER STRASSE',      'über strasse'),
    ('Straße',                       'Straße',            'straße'),
    ('ΟΔΟΣ',                         'ΟΔΟΣ',              'οδος'),
    ('İSTANBUL',                     'İSTANBUL',          E'i\u0307stanbul'),
    (E'J\u030c',                     E'J\u030c',          E'\u01f0'),
    ('ﬁ ２',                         'ﬁ ２',              'ﬁ ２'),
    (E'a\u200bb',                    E'a\u200bb',         E'a\u200bb'),
    ('👩‍👧 :-)',                       '👩‍👧 :-)',            '👩‍👧 :-)'),
    ('',                             '',                  ''),
    (E' \n ',                        '',                  ''),
    (null,                           null,                null);

select is(normalise.message_body(raw), expected, format('short message %L', raw)) from cases;
select is(normalise.message_body(raw, true), case raw when 'ΟΔΟΣ' then 'οδος' else folded end, format('e-mail %L', raw)) from cases;

select is_empty($$ select raw from cases, unnest(array[true, false]) as fold
                    where normalise.message_body(normalise.message_body(raw, fold), fold) is distinct from normalise.message_body(raw, fold) $$,
    'applying it twice changes nothing');
select is(length(normalise.message_body(repeat(E'é \n', 250000), true)), 499999, 'a megabyte is handled whole');

select finish();
rollback;
