-- normalise.written_date: the numbers of a date with words in it.
begin;
select plan(26);

select volatility_is('normalise', 'written_date', array['text'], 'immutable');
select is_strict('normalise', 'written_date', array['text']);
select function_privs_are('normalise', 'written_date', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.written_date(written), expected::text[], written)
  from (values
    ('9. März 1956',                '{9,M03,1956}'),
    ('March 9th, 1956',             '{M03,9,1956}'),
    ('Thursday 9 Aug 56',           '{9,M08,56}'),
    ('4 II 1983',                   '{4,M02,1983}'),               -- a Roman month
    ('27.X.1983',                   '{27,10,1983}'),
    ('abt 1821',                    '{1821}'),
    ('Feb 1956',                    '{M02,1956}'),
    ('1990-02-03T10:11:12.5+01:00', '{1990,02,03}'),
    ('1990-02-03 10:11',            '{1990,02,03}'),
    ('19900203T101112Z',            '{19900203}'),
    ('٠٩/٠٤/١٩٥٦',                  '{09,04,1956}'),
    ('1956年4月9日',                '{1956,4,9}'),
    ('S31.4.9',                     '{1956,4,9}'),
    ('11 Feb 1731/2',               '{11,M02,1732}'),
    ('XX/04/1956',                  '{00,04,1956}'),
    ('1956-??-uu',                  '{1956,00,00}'),
    ('1956-05-X',                   null),                         -- ten, or unknown
    ('12 listopad 1956',            null),                         -- November or October
    ('1 Jan Feb 1956',              null),
    ('1 2 3 4',                     null),
    ('Feb',                         null),
    ('10:11:12',                    null),
    ('',                            null)
  ) as cases (written, expected);

select finish();
rollback;
