-- normalise.passes_algorithm: checks that are not a weighted sum.
begin;
select plan(22);

select volatility_is('normalise', 'passes_algorithm', array['text', 'text'], 'immutable');

select is(normalise.passes_algorithm(algorithm, number), expected, format('%s %s: %s', algorithm, number, expected))
  from (values
    ('luhn',                '79927398713',      true),     -- ISO/IEC 7812-1, the usual example
    ('luhn',                '79927398710',      false),
    ('luhn',                '7992739871x',      false),
    ('verhoeff',            '2363',             true),     -- Verhoeff's example: 236 and check digit 3
    ('verhoeff',            '2364',             false),
    ('verhoeff',            '3263',             false),    -- a swap is found
    ('iso_7064_mod_11_10',  '33392005961',      true),     -- an OIB
    ('iso_7064_mod_11_10',  '33392005962',      false),
    ('steuer_id',           '36574261809',      true),     -- specimen of the Bundeszentralamt für Steuern
    ('steuer_id',           '36574261890',      false),
    ('steuer_id',           '12345678903',      false),    -- no digit repeated
    ('nir',                 '295109912611193',  true),
    ('nir',                 '295109912611199',  false),
    ('rijksregisternummer', '85073003328',      true),
    ('rijksregisternummer', '17073003384',      true),     -- born in 2017
    ('rijksregisternummer', '85073003329',      false),
    ('snils',               '11223344595',      true),     -- example of the Pension Fund
    ('snils',               '11223344596',      false),
    ('codice_fiscale',      'RCCMNL83S18D969H', true),
    ('codice_fiscale',      'RCCMNL83S18D969I', false),
    ('unheard of',          '1234',             null)
  ) as cases (algorithm, number, expected);

select finish();
rollback;
