-- normalise.punycode_decode: RFC 3492, section 6.2.
begin;
select plan(34);

select volatility_is('normalise', 'punycode_decode', array['text'], 'immutable');
select function_privs_are('normalise', 'punycode_decode', array['text'], 'mds_reader', array['EXECUTE']);

-- The samples of RFC 3492, section 7.1, in lower case; the others from Python's punycode codec.
select is(normalise.punycode_decode(code), label, source)
  from (values
    ('ليهمابتكلموشعربي؟', 'egbpdaj6bu4bxfgehfvwxn', 'RFC 3492 7.1 (A) Arabic'),
    ('他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye', 'RFC 3492 7.1 (B) Chinese, simplified'),
    ('他們爲什麽不說中文', 'ihqwctvzc91f659drss3x8bo0yb', 'RFC 3492 7.1 (C) Chinese, traditional'),
    ('pročprostěnemluvíčesky', 'proprostnemluvesky-uyb24dma41a', 'RFC 3492 7.1 (D) Czech'),
    ('למההםפשוטלאמדבריםעברית', '4dbcagdahymbxekheh6e0a7fei0b', 'RFC 3492 7.1 (E) Hebrew'),
    ('यहलोगहिन्दीक्योंनहींबोलसकतेहैं', 'i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd', 'RFC 3492 7.1 (F) Hindi'),
    ('なぜみんな日本語を話してくれないのか', 'n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa', 'RFC 3492 7.1 (G) Japanese'),
    ('почемужеонинеговорятпорусски', 'b1abfaaepdrnnbgefbadotcwatmq2g4l', 'RFC 3492 7.1 (I) Russian'),
    ('porquénopuedensimplementehablarenespañol', 'porqunopuedensimplementehablarenespaol-fmd56a', 'RFC 3492 7.1 (J) Spanish'),
    ('tạisaohọkhôngthểchỉnóitiếngviệt', 'tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g', 'RFC 3492 7.1 (K) Vietnamese'),
    ('3年b組金八先生', '3b-ww4c5e180e575a65lsy2b', 'RFC 3492 7.1 (L)'),
    ('安室奈美恵-with-super-monkeys', '-with-super-monkeys-pc58ag80a8qai00g7n9n', 'RFC 3492 7.1 (M)'),
    ('hello-another-way-それぞれの場所', 'hello-another-way--fc4qua05auwb3674vfr0b', 'RFC 3492 7.1 (N)'),
    ('ひとつ屋根の下2', '2-u9tlzr9756bt3uc0v', 'RFC 3492 7.1 (O)'),
    ('majiでkoiする5秒前', 'majikoi5-783gue6qz075azm5e', 'RFC 3492 7.1 (P)'),
    ('パフィーdeルンバ', 'de-jg4avhby1noc0d', 'RFC 3492 7.1 (Q)'),
    ('そのスピードで', 'd9juau41awczczp', 'RFC 3492 7.1 (R)'),
    ('-> $1.00 <-', '-> $1.00 <--', 'RFC 3492 7.1 (S) nothing to encode'),
    ('bücher', 'bcher-kva', 'a word'),
    ('ü', 'tda', 'a letter'),
    ('münchen-ost', 'mnchen-ost-9db', 'a hyphen'),
    ('😀', 'e28h', 'beyond the basic plane')
  ) as samples (label, code, source);

select is(normalise.punycode_decode(raw), expected, description)
  from (values
    (null,                 null,     'null stays null'),
    ('',                   null,     'nothing is no code'),
    ('BCHER-KVA',          'BüCHER', 'digits have no case'),
    ('bcher-kv!',          null,     'a character that is no digit'),
    ('bcher-k',            null,     'a number that does not end'),
    ('99999999',           null,     'a number too large'),
    ('ü',                  null,     'a code is ASCII'),
    ('ib9b',               null,     'half a surrogate pair'),
    (repeat('a', 64),      null,     'a label has at most 63 characters'),
    (repeat('9', 1000000), null,     'a megabyte is refused')
  ) as edges (raw, expected, description);

select finish();
rollback;
