-- normalise.percent_encoding: RFC 3986, 6.2.2, and RFC 3987, 3.1.
begin;
select plan(22);

select volatility_is('normalise', 'percent_encoding', array['text'], 'immutable');
select function_privs_are('normalise', 'percent_encoding', array['text'], 'mds_reader', array['EXECUTE']);

create temp table cases (raw, expected, source) as values
    ('',                    '',                    'empty'),
    ('/a/b;c?d=e&f',        '/a/b;c?d=e&f',        'nothing to do'),
    ('!$&''()*+,;=:@/?#[]', '!$&''()*+,;=:@/?#[]', 'RFC 3986 2.2: reserved'),
    ('%7e%2D%2e%5f%41%7A%30', '~-._Az0',           'RFC 3986 6.2.2.2: unreserved'),
    ('%2f%3F%23%5b%40',     '%2F%3F%23%5B%40',     'RFC 3986 6.2.2.1: reserved stays, in upper case'),
    ('%e4%00%ff%25',        '%E4%00%FF%25',        'any byte'),
    ('%2541',               '%2541',               'decoded once only'),
    ('%%41',                '%25A',                'a % that escapes nothing'),
    ('%',                   '%25',                 'a % at the end'),
    ('%4',                  '%254',                'half an escape'),
    ('%zz',                 '%25zz',               'no escape'),
    ('a b"<>\^`{|}',        'a%20b%22%3C%3E%5C%5E%60%7B%7C%7D', 'RFC 3986 2: not in a URI'),
    ('ä',                   '%C3%A4',              'RFC 3987 3.1: two octets'),
    ('日本',                '%E6%97%A5%E6%9C%AC',  'RFC 3987 3.1: three octets'),
    ('😀',                  '%F0%9F%98%80',        'RFC 3987 3.1: four octets'),
    (E'a\tb\x7f',           'a%09b%7F',            'control characters'),
    (repeat('%', 65537),    null,                  'too long'),
    (null,                  null,                  'null');

select is(normalise.percent_encoding(raw), expected, format('%s: %L', source, left(raw, 40))) from cases;
select is_empty('select raw from cases where normalise.percent_encoding(normalise.percent_encoding(raw)) is distinct from normalise.percent_encoding(raw)',
    'applying it twice changes nothing');
select is((select string_agg(normalise.percent_encoding('%' || lpad(to_hex(b), 2, '0')), '' order by b) from generate_series(0, 255) as b
            where length(normalise.percent_encoding('%' || lpad(to_hex(b), 2, '0'))) = 1),
    '-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~', 'of the 256 escapes those of the 66 unreserved characters are decoded');

select finish();
rollback;
