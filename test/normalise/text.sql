-- normalise.text: one spelling of a text, white space and invisible characters gone.
begin;
select plan(48);

select volatility_is('normalise', 'text', array['text'], 'immutable');
select function_privs_are('normalise', 'text', array['text'], 'mds_reader', array['EXECUTE']);

create temp table cases (raw, expected, source) as values
    ('Ann Lee',                      'Ann Lee',         'nothing to do'),
    ('  Ann  Lee ',                  'Ann Lee',         'spaces'),
    (E'Ann\tLee',                    'Ann Lee',         'Unicode White_Space: tab'),
    (E'Ann\r\n\x0b\x0cLee\n',        'Ann Lee',         'Unicode White_Space: line breaks'),
    (E'Ann\x1fLee',                  'Ann Lee',         'ASCII unit separator'),
    (E'Ann\u0085Lee',                'Ann Lee',         'Unicode White_Space: NEL'),
    (E'Ann\u00a0Lee',                'Ann Lee',         'Unicode White_Space: no-break space'),
    (E'Ann\u1680\u2003\u2009\u202f\u205f\u3000Lee', 'Ann Lee', 'Unicode White_Space: Ogham to ideographic'),
    (E'Ann\u2028\u2029Lee',          'Ann Lee',         'Unicode White_Space: separators'),
    (E'\u2800Ann',                   'Ann',             'Braille blank'),
    (E'A\x01n\x7fn',                 'Ann',             'control characters'),
    (E'A\u0080n\u009fn',             'Ann',             'C1 control characters'),
    (E'\ufeffAnn',                   'Ann',             'byte order mark'),
    (E'An\u200b\u200c\u200d\u2060n', 'Ann',             'zero width'),
    (E'\u202aAnn\u202c\u2066\u2069', 'Ann',             'bidirectional controls, UAX 9'),
    (E'\u200eAnn\u200f\u061c',       'Ann',             'bidirectional marks, UAX 9'),
    (E'An\u00adn',                   'Ann',             'soft hyphen'),
    (E'葛\U000e0100',                '葛',              'ideographic variation selector'),
    (E'\u2764\ufe0f',                E'\u2764',         'emoji variation selector'),
    (E'A\U000e0041nn',               'Ann',             'tag character'),
    (E'a \u200b b',                  'a b',             'white space collapses across what is invisible'),
    (E'a\u034f\u0301',               E'\u00e1',         'composed once the grapheme joiner is gone'),
    (E'e\u0301',                     E'\u00e9',         'UAX 15: composed'),
    (E'\u212b',                      E'\u00c5',         'UAX 15: angstrom sign'),
    (E'\u1e9b\u0323',                E'\u1e69',         'UAX 15 figure 6'),
    (E'\ufb01',                      'fi',              'UAX 15: ligature'),
    (E'2\u2075',                     '25',              'UAX 15: superscript'),
    ('ＡＮＮ　１２',                  'ANN 12',          'full-width'),
    (E'\uff76\uff9e',                E'\u30ac',         'half-width katakana with its voice mark'),
    (E'\u1112\u1161\u11ab',          E'\ud55c',         'conjoining jamo'),
    (E'\u3164',                      null,              'Hangul filler'),
    (E'\ufdfa',                      'صلى الله عليه وسلم', 'one character, four words'),
    (E'\u00a8',                      E'\u0308',         'a spacing accent keeps its accent'),
    ('Straße',                       'Straße',          'case is not folded'),
    ('',                             null,              'empty'),
    ('   ',                          null,              'blank'),
    (E'\t\n',                        null,              'white space only'),
    (E'\u200b\ufeff',                null,              'invisible only'),
    (E'\u3000',                      null,              'ideographic blank'),
    (null,                           null,              'null');

select is(normalise.text(raw), expected, format('%s: %L', source, raw)) from cases;

select is_empty('select raw from cases where normalise.text(normalise.text(raw)) is distinct from normalise.text(raw)',
    'applying it twice changes nothing');
select is_empty($$
    select to_hex(c) from generate_series(1, 1114111) as c
     where c not between 55296 and 57343
       and (normalise.text('a' || chr(c) || 'b') is null
            or normalise.text('a' || chr(c) || 'b') is not nfkc normalized
            or normalise.text(normalise.text('a' || chr(c) || 'b')) <> normalise.text('a' || chr(c) || 'b')) $$,
    'every character of every plane gives NFKC, and a fixed point');

select is(normalise.text(repeat(E' x\u00e9\t', 250000)), btrim(repeat(E'x\u00e9 ', 250000)), 'a megabyte is handled whole');
select is(length(normalise.text(repeat('x ', 500000))), 999999, 'a megabyte of ASCII too');
select is(normalise.text(E'a\u0308\u00adb'), normalise.text(E'\u00e4b'), 'composed and decomposed are one');
select isnt(normalise.text('a b'), normalise.text('ab'), 'a space is not lost');

select finish();
rollback;
