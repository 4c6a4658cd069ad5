-- normalise.common_era: Japanese and Chinese eras in years of the common era.
begin;
select plan(12);

select volatility_is('normalise', 'common_era', array['text'], 'immutable');
select is_strict('normalise', 'common_era', array['text']);
select function_privs_are('normalise', 'common_era', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.common_era(written), expected, written)
  from (values
    ('s58.5.27',    '1983.5.27'),          -- Showa
    ('h2/1/5',      '1990/1/5'),           -- Heisei
    ('r3-4-5',      '2021-4-5'),           -- Reiwa
    ('t10.3.4',     '1921.3.4'),           -- Taisho
    ('m45-7-30',    '1912-7-30'),          -- Meiji
    ('昭和58 5 27', '1983 5 27'),
    ('平成元 5 27', '1989 5 27'),          -- the first year
    ('令和3 4 5',   '2021 4 5'),
    ('民國72 5 27', '1983 5 27')           -- Republic of China
  ) as cases (written, expected);

select finish();
rollback;
