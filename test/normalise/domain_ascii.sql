-- normalise.domain_ascii: a domain as the DNS knows it.
begin;
select plan(41);

select volatility_is('normalise', 'domain_ascii', array['text'], 'immutable');
select function_privs_are('normalise', 'domain_ascii', array['text'], 'mds_reader', array['EXECUTE']);

create temp table domains (raw, expected, source) as values
    ('example.org',            'example.org',                  'nothing to do'),
    ('Example.ORG',            'example.org',                  'RFC 4343: no case'),
    ('localhost',              'localhost',                    'one label'),
    ('1und1.de',               '1und1.de',                     'RFC 1123 2.1: a digit first'),
    ('Bücher.example',         'xn--bcher-kva.example',        'RFC 5891'),
    (E'bu\u0308cher.example',  'xn--bcher-kva.example',        'RFC 5891 4.1: NFC'),
    ('XN--Bcher-KVA.example',  'xn--bcher-kva.example',        'RFC 5890 2.3.2.1: A-label'),
    ('faß.de',                 'xn--fa-hia.de',                'UTS 46 4: ß is not ss'),
    ('βόλος.com',              'xn--nxasmm1c.com',             'UTS 46 4: ς is not σ'),
    ('ΒΌΛΟΣ.com',              'xn--nxasmq6b.com',             'UTS 46 5: Σ is σ'),
    ('пример.рф',              'xn--e1afmkfd.xn--p1ai',        'Cyrillic'),
    ('例え。テスト',             'xn--r8jz45g.xn--zckzah',       'UTS 46 4: ideographic full stop'),
    ('例え．テスト',             'xn--r8jz45g.xn--zckzah',       'UTS 46 4: full-width full stop'),
    ('例え｡テスト',              'xn--r8jz45g.xn--zckzah',       'UTS 46 4: half-width full stop'),
    ('مثال.إختبار',            'xn--mgbh0fb.xn--kgbechtv',     'right to left'),
    ('ｅｘａｍｐｌｅ.org',       'example.org',                  'UTS 46 5: full-width'),
    ('r1---sn.example.org',    'r1---sn.example.org',          'inner hyphens'),
    (repeat('b', 63) || '.de', repeat('b', 63) || '.de',       'RFC 1035 2.3.4: 63 octets'),
    (repeat('b', 64) || '.de', null,                           'RFC 1035 2.3.4: 64 octets'),
    (repeat('ü', 63) || '.de', null,                           'RFC 5890 2.3.2.1: the A-label has at most 63 octets'),
    (repeat(repeat('b', 49) || '.', 5) || 'org', repeat(repeat('b', 49) || '.', 5) || 'org', 'RFC 1035 2.3.4: 253 octets'),
    (repeat(repeat('b', 49) || '.', 5) || 'info', null,        'RFC 1035 2.3.4: 254 octets'),
    ('',                       null,                           'empty'),
    ('.',                      null,                           'empty labels'),
    ('.example.org',           null,                           'empty label'),
    ('example..org',           null,                           'empty label'),
    ('example.org.',           null,                           'root dot: whoever reads text strips it'),
    ('-example.org',           null,                           'RFC 1123: hyphen at the start'),
    ('example-.org',           null,                           'RFC 1123: hyphen at the end'),
    ('-ü.org',                 null,                           'RFC 5891 4.2.3.1: hyphen at the start of a U-label'),
    ('ü-.org',                 null,                           'RFC 5891 4.2.3.1: hyphen at the end of a U-label'),
    ('exam_ple.org',           null,                           'RFC 1123: underscore'),
    ('exam ple.org',           null,                           'space'),
    ('exam“ple”.org',          null,                           'RFC 5892: punctuation'),
    ('💩.la',                  null,                           'RFC 5892: symbols'),
    (null,                     null,                           'null'),
    (repeat('a.', 500000),     null,                           'a megabyte');

select is(normalise.domain_ascii(raw), expected, format('%s: %s', source, left(raw, 60))) from domains;
select is_empty('select raw from domains where normalise.domain_ascii(normalise.domain_ascii(raw)) is distinct from normalise.domain_ascii(raw)',
    'applying it twice changes nothing');
select is_empty('select raw from domains where normalise.domain_ascii(normalise.domain_unicode(raw)) is distinct from normalise.domain_ascii(raw)',
    'and it is the same through Unicode');

select finish();
rollback;
