-- normalise.domain_unicode: a domain as people read it.
begin;
select plan(17);

select volatility_is('normalise', 'domain_unicode', array['text'], 'immutable');
select function_privs_are('normalise', 'domain_unicode', array['text'], 'mds_reader', array['EXECUTE']);

create temp table domains (raw, expected, source) as values
    ('Example.ORG',                     'example.org',         'ASCII is lower case'),
    ('xn--bcher-kva.example',           'bücher.example',      'RFC 5891'),
    ('XN--BCHER-KVA.EXAMPLE',           'bücher.example',      'RFC 5890 2.3.2.1: no case'),
    ('BÜCHER.example',                  'bücher.example',      'lower case'),
    ('xn--fa-hia.de',                   'faß.de',              'ß'),
    ('xn--nxasmm1c.com',                'βόλος.com',           'ς'),
    ('xn--e1afmkfd.xn--p1ai',           'пример.рф',           'all labels'),
    ('www.xn--fiqs8s.cn',               'www.中国.cn',         'some labels'),
    ('xn--a.com',                       'xn--a.com',           'RFC 5891 5.4: no A-label'),
    ('xn--abc-.com',                    null,                  'a hyphen at the end'),
    ('xn--99999999.com',                'xn--99999999.com',    'RFC 5891 5.4: no A-label'),
    ('xn--ls8h.la',                     'xn--ls8h.la',         'RFC 5892: a symbol stays coded'),
    ('exam_ple.org',                    null,                  'no domain'),
    (null,                              null,                  'null');

select is(normalise.domain_unicode(raw), expected, format('%s: %s', source, raw)) from domains;
select is_empty('select raw from domains where normalise.domain_unicode(normalise.domain_unicode(raw)) is distinct from normalise.domain_unicode(raw)',
    'applying it twice changes nothing');

select finish();
rollback;
