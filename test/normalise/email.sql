-- normalise.email: the address to keep and the key to match by.
begin;
select plan(154);

select volatility_is('normalise', 'email', array['text'], 'immutable');
select function_privs_are('normalise', 'email', array['text'], 'mds_reader', array['EXECUTE']);

-- The address.
create temp table addresses (raw, address, source) as values
    ('ann@example.org',                    'ann@example.org',            'nothing to do'),
    ('Ann.Lee@Example.ORG',                'Ann.Lee@example.org',        'RFC 5321 2.4: only the domain has no case'),
    ('  ann@example.org ',                 'ann@example.org',            'white space around it'),
    (E'\u200bann@example.org\u00a0',       'ann@example.org',            'invisible characters around it'),
    ('ann+news@example.org',               'ann+news@example.org',       'a tag is kept'),
    ('ann_lee-1@sub.example.co.uk',        'ann_lee-1@sub.example.co.uk', 'RFC 5322 atext'),
    ('o''brien@example.ie',                'o''brien@example.ie',        'RFC 5322 atext: apostrophe'),
    ('x!#$%&*/=?^_`{|}~-x@example.org',    'x!#$%&*/=?^_`{|}~-x@example.org', 'RFC 5322 atext: all of it'),
    ('1234@example.org',                   '1234@example.org',           'a local part of digits'),
    ('a@1und1.de',                         'a@1und1.de',                 'RFC 1123: a label may begin with a digit'),
    ('a@x.museum',                         'a@x.museum',                 'long top-level domain'),
    ('a@r1---sn.example.org',              'a@r1---sn.example.org',      'hyphens inside a label'),
    ('"Ann" <ann@x.org>',                  'ann@x.org',                  'RFC 5322 3.4: name-addr'),
    ('Ann Lee <Ann.Lee@X.org>',            'Ann.Lee@x.org',              'RFC 5322 3.4: display name of atoms'),
    ('"Lee, Ann (CEO)" <ann@x.org>',       'ann@x.org',                  'RFC 5322 3.4: quoted display name'),
    ('"ann@home.org" <ann@x.org>',         'ann@x.org',                  'an address as display name does not count'),
    ('<ann@x.org>',                        'ann@x.org',                  'angle brackets'),
    ('< ann@x.org >',                      'ann@x.org',                  'angle brackets with spaces'),
    ('ann@x.org>',                         'ann@x.org',                  'half an angle bracket'),
    ('[ann@x.org]',                        'ann@x.org',                  'square brackets'),
    ('(ann@x.org)',                        'ann@x.org',                  'parentheses'),
    ('ann@x.org (work)',                   'ann@x.org',                  'RFC 5322 3.2.2: comment after it'),
    ('(work) ann@x.org',                   'ann@x.org',                  'RFC 5322 3.2.2: comment before it'),
    ('''ann@x.org''',                      'ann@x.org',                  'single quotes'),
    ('"ann@x.org"',                        'ann@x.org',                  'double quotes'),
    ('mailto:ann@x.org',                   'ann@x.org',                  'RFC 6068'),
    ('MAILTO:ann@x.org?subject=Hi%20you',  'ann@x.org',                  'RFC 6068 with headers'),
    ('mailto:<ann@x.org>',                 'ann@x.org',                  'mailto and brackets'),
    ('E-Mail: ann@x.org',                  'ann@x.org',                  'a label before it'),
    ('ann@x.org.',                         'ann@x.org',                  'full stop after it'),
    ('ann@x.org,',                         'ann@x.org',                  'comma after it'),
    ('ann@x.org;',                         'ann@x.org',                  'semicolon after it'),
    ('ann@x.org, bob@y.org',               'ann@x.org',                  'the first of several'),
    ('ann@x.org;bob@y.org',                'ann@x.org',                  'the first of several'),
    ('ann@x.org bob@y.org',                'ann@x.org',                  'the first of several'),
    ('ann@x.org | bob@y.org',              'ann@x.org',                  'the first of several'),
    ('"ann"@x.org',                        'ann@x.org',                  'RFC 5321 4.1.2: needless quotes'),
    ('"ann lee"@x.org',                    '"ann lee"@x.org',            'RFC 5321 4.1.2: quoted string'),
    ('"a@b"@x.org',                        '"a@b"@x.org',                'RFC 5321 4.1.2: quoted @'),
    ('"a\"b"@x.org',                       '"a\"b"@x.org',               'RFC 5321 4.1.2: quoted pair'),
    ('".ann"@x.org',                       '".ann"@x.org',               'quotes that are needed stay'),
    ('jörg@müller.de',                     'jörg@müller.de',             'RFC 6531'),
    (E'jo\u0308rg@mu\u0308ller.de',        'jörg@müller.de',             'RFC 6532 3.1: NFC'),
    ('ann@BÜCHER.de',                      'ann@bücher.de',              'UTS 46: lower case'),
    ('ann@xn--bcher-kva.de',               'ann@bücher.de',              'RFC 5891: A-label'),
    ('ann@XN--BCHER-KVA.DE',               'ann@bücher.de',              'RFC 5890: A-labels have no case'),
    ('иван@пример.рф',                     'иван@пример.рф',             'RFC 6531: Cyrillic'),
    ('иван@xn--e1afmkfd.xn--p1ai',         'иван@пример.рф',             'an international top-level domain'),
    ('用户@例子。中国',                     '用户@例子.中国',              'UTS 46: ideographic full stop'),
    ('ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ',       'ann@example.org',            'full-width'),
    ('ann@xn--a.com',                      'ann@xn--a.com',              'RFC 5891 5.4: looks like an A-label and is none'),
    (repeat('a', 64) || '@x.org',          repeat('a', 64) || '@x.org',  'RFC 5321 4.5.3.1.1: 64 octets'),
    ('a@' || repeat('b', 63) || '.org',    'a@' || repeat('b', 63) || '.org', 'RFC 1035 2.3.4: 63 octets'),
    ('a@' || repeat(repeat('b', 61) || '.', 4) || 'org', 'a@' || repeat(repeat('b', 61) || '.', 4) || 'org', 'a long one'),
    ('test@tset.con',                      'test@tset.con',              'typing errors are not corrected');

select is((normalise.email(raw)).address, address, format('%s: %s', source, left(raw, 70))) from addresses;

-- What is not one.
select is(normalise.email(raw), row(null, null, null, null, null, null, raw)::normalise.email_address, format('no address, %s: %L', source, left(raw, 60)))
  from (values
    (null,                                 'null'),
    ('',                                   'empty'),
    ('   ',                                'blank'),
    ('ann',                                'no @'),
    ('example.org',                        'no @'),
    ('@example.org',                       'no local part'),
    ('ann@',                               'no domain'),
    ('@',                                  'neither'),
    ('ann@@example.org',                   'two @'),
    ('ann@bob@example.org',                'two @'),
    ('ann lee@example.org',                'space in the local part'),
    ('ann@exam ple.org',                   'space in the domain'),
    ('Ann Lee ann@example.org',            'text before it'),
    ('ann at example.org',                 'spelled out'),
    ('ann(at)example.org',                 'spelled out'),
    ('.ann@example.org',                   'RFC 5322 dot-atom: leading dot'),
    ('ann.@example.org',                   'RFC 5322 dot-atom: trailing dot'),
    ('ann..lee@example.org',               'RFC 5322 dot-atom: two dots'),
    ('ann@example',                        'one label'),
    ('ann@localhost',                      'one label'),
    ('ann@.example.org',                   'empty label'),
    ('ann@example..org',                   'empty label'),
    ('ann@-example.org',                   'RFC 1123: hyphen at the start'),
    ('ann@example-.org',                   'RFC 1123: hyphen at the end'),
    ('ann@ex_ample.org',                   'RFC 1123: underscore'),
    ('ann@example.123',                    'RFC 3696 2: numeric top-level domain'),
    ('ann@192.0.2.1',                      'an IP address'),
    ('ann@[192.0.2.1]',                    'RFC 5321 4.1.3: address literal'),
    ('ann@[IPv6:2001:db8::1]',             'RFC 5321 4.1.3: address literal'),
    ('ann@exam!ple.org',                   'a domain has no punctuation'),
    ('ann@ex“ample”.org',                  'nor typographic quotes'),
    ('ann@💩.la',                          'RFC 5892: no symbols'),
    ('a"b@example.org',                    'RFC 5322: quote in a dot-atom'),
    ('a\b@example.org',                    'RFC 5322: backslash in a dot-atom'),
    ('"ann@example.org' || repeat(' ', 3) || 'x', 'quote that does not end'),
    (repeat('a', 65) || '@example.org',    'RFC 5321 4.5.3.1.1: 65 octets'),
    (repeat('ä', 33) || '@example.org',    'RFC 5321 4.5.3.1.1: 66 octets in 33 characters'),
    ('a@' || repeat('b', 64) || '.org',    'RFC 1035 2.3.4: label of 64 octets'),
    ('aaaaaaaaa@' || repeat(repeat('b', 60) || '.', 4) || 'org', 'RFC 5321 4.5.3.1.3: more than 254 octets'),
    (repeat('a', 1000000) || '@example.org', 'a megabyte'),
    (repeat('@', 900),                     'nine hundred @'),
    (repeat('<', 500) || repeat('>', 400), 'brackets'),
    ('n/a',                                'a placeholder')
  ) as cases (raw, source);

-- The match key.
select is((normalise.email(raw)).match_key, match_key, format('%s: %s', source, raw))
  from (values
    ('Ann.Lee@Example.ORG',          'ann.lee@example.org',          'case of the local part'),
    ('ann+news@example.org',         'ann+news@example.org',         'an unknown domain keeps its tags'),
    ('ann-news@example.org',         'ann-news@example.org',         'an unknown domain keeps its hyphens'),
    ('a.n.n@workspace-customer.com', 'a.n.n@workspace-customer.com', 'a hosted domain keeps its dots'),
    ('Ann.Lee+news@gmail.com',       'annlee@gmail.com',             'Gmail: dots and tags'),
    ('annlee@googlemail.com',        'annlee@gmail.com',             'Gmail: one service, two domains'),
    ('+news@gmail.com',              '+news@gmail.com',              'a tag on nothing is no tag'),
    ('ann.lee+a+b@outlook.com',      'ann.lee@outlook.com',          'Outlook: tags, dots count'),
    ('ann+x@hotmail.co.uk',          'ann@hotmail.co.uk',            'Outlook: country domain'),
    ('ann+x@live.nl',                'ann@live.nl',                  'Outlook: country domain'),
    ('ann-shop@yahoo.com',           'ann@yahoo.com',                'Yahoo: hyphen'),
    ('ann-shop@yahoo.co.jp',         'ann@yahoo.co.jp',              'Yahoo: country domain'),
    ('ann+shop@yahoo.com',           'ann+shop@yahoo.com',           'Yahoo: plus is not a separator'),
    ('ann+x@fastmail.com',           'ann@fastmail.com',             'Fastmail'),
    ('a.lee+x@protonmail.com',       'alee@proton.me',               'Proton: one service, several domains'),
    ('alee@pm.me',                   'alee@proton.me',               'Proton: one service, several domains'),
    ('ann+x@me.com',                 'ann@icloud.com',               'iCloud: one service, three domains'),
    ('ann@mac.com',                  'ann@icloud.com',               'iCloud: one service, three domains'),
    ('ivan+x@ya.ru',                 'ivan@yandex.ru',               'Yandex: one service, many domains'),
    ('ivan@yandex.com',              'ivan@yandex.ru',               'Yandex: one service, many domains'),
    ('ann+x@gmx.de',                 'ann+x@gmx.de',                 'GMX has no tags'),
    ('ann@BÜCHER.de',                'ann@xn--bcher-kva.de',         'international domain'),
    ('ann@xn--bcher-kva.de',         'ann@xn--bcher-kva.de',         'international domain in ASCII'),
    ('JÖRG@x.de',                    'jörg@x.de',                    'case of an international local part'),
    ('"Ann Lee"@x.org',              '"ann lee"@x.org',              'quoted local part'),
    ('ann@gmail.com.example.org',    'ann@gmail.com.example.org',    'a domain that begins like another')
  ) as cases (raw, match_key, source);

-- Flags.
select is(((normalise.email(raw)).is_role, (normalise.email(raw)).is_disposable)::text, expected, format('role, disposable: %s', raw))
  from (values
    ('ann@example.org',            '(f,f)'),
    ('info@example.org',           '(t,f)'),
    ('INFO+de@example.org',        '(t,f)'),
    ('noreply@example.org',        '(t,f)'),
    ('no-reply@example.org',       '(t,f)'),
    ('postmaster@example.org',     '(t,f)'),
    ('vertrieb@example.de',        '(t,f)'),
    ('büro@example.de',            '(t,f)'),
    ('comptabilité@example.fr',    '(t,f)'),
    ('ventas@example.es',          '(t,f)'),
    ('segreteria@example.it',      '(t,f)'),
    ('klantenservice@example.nl',  '(t,f)'),
    ('atendimento@example.br',     '(t,f)'),
    ('informer@example.org',       '(f,f)'),
    ('ann@mailinator.com',         '(f,t)'),
    ('ann@sub.mailinator.com',     '(f,t)'),
    ('ann@yopmail.fr',             '(f,t)'),
    ('info@guerrillamail.com',     '(t,t)'),
    ('ann@notmailinator.example',  '(f,f)'),
    ('ann@gmail.com',              '(f,f)')
  ) as cases (raw, expected);

-- Laws.
select is((normalise.email(' Jörg.K+a@XN--MLLER-KVA.de ')), row('Jörg.K+a@müller.de', 'jörg.k+a@xn--mller-kva.de', 'Jörg.K+a', 'müller.de',
    false, false, ' Jörg.K+a@XN--MLLER-KVA.de ')::normalise.email_address, 'all parts of one address');
select is_empty($$ select raw from addresses where (normalise.email((normalise.email(raw)).address)).address is distinct from (normalise.email(raw)).address $$,
    'the address of an address is itself');
select is_empty($$ select raw from addresses where (normalise.email((normalise.email(raw)).match_key)).match_key is distinct from (normalise.email(raw)).match_key $$,
    'the match key of a match key is itself');

-- A steward knows better.
set local role mds_steward;
select normalise.set_email_domain('workspace-customer.com', p_canonical_domain => 'Customer.com', p_tag_separator => '+', p_is_dot_ignored => true);
select is((normalise.email('a.n.n+x@workspace-customer.com')).match_key, 'ann@customer.com', 'a rule of a steward counts at once');
select normalise.set_email_domain('workspace-customer.com');
select is((normalise.email('a.n.n+x@workspace-customer.com')).match_key, 'a.n.n+x@workspace-customer.com', 'and can be taken back');
select normalise.set_email_domain('throw.away', p_is_disposable => true);
select is((normalise.email('a@throw.away')).is_disposable, true, 'a new disposable domain counts at once');
select normalise.set_email_role('vertrieb', false);
select is((normalise.email('vertrieb@x.de')).is_role, false, 'a role can be taken off the list');
select normalise.set_email_role('Vertrieb');
select is((normalise.email('vertrieb@x.de')).is_role, true, 'and put on it');

select finish();
rollback;
