-- normalise.dual_year: the later of two years.
begin;
select plan(10);

select volatility_is('normalise', 'dual_year', array['text'], 'immutable');
select is_strict('normalise', 'dual_year', array['text']);
select function_privs_are('normalise', 'dual_year', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.dual_year(written), expected, written)
  from (values
    ('11 feb 1731/2',       '11 feb 1732'),
    ('feb 11, 1731/32',     'feb 11, 1732'),
    ('11 feb 1731/1732',    '11 feb 1732'),
    ('1 jan 1699/1700',     '1 jan 1700'),
    ('11 feb 1731/3',       '11 feb 1731/3'),          -- not the next year
    ('11 feb 1732',         '11 feb 1732'),
    ('',                    '')
  ) as cases (written, expected);

select finish();
rollback;
