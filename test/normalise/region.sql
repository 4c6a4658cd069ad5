-- normalise.region: a state or province, its code where everybody knows it (ISO 3166-2 and the postal operators).
begin;
select plan(39);

select volatility_is('normalise', 'region', array['text'], 'immutable');
select function_privs_are('normalise', 'region', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.region(raw), expected, format('%L is %L', raw, expected))
  from (values
    ('California', 'ca'),
    ('CALIFORNIA', 'ca'),
    ('CA', 'ca'),
    ('ca', 'ca'),
    ('Calif.', 'ca'),
    ('New South Wales', 'nsw'),
    ('NSW', 'nsw'),
    ('N.S.W.', 'nsw'),
    ('nsw', 'nsw'),
    ('Victoria', 'vic'),
    ('Vic', 'vic'),
    ('Western Australia', 'wa'),
    ('Ontario', 'on'),
    ('ON', 'on'),
    ('Québec', 'qc'),
    ('QC', 'qc'),
    ('São Paulo', 'sp'),
    ('SP', 'sp'),
    ('Maharashtra', 'mh'),
    ('MH', 'mh'),
    ('Bayern', 'by'),
    ('Bavaria', 'by'),
    ('Baden-Württemberg', 'bw'),
    ('North Rhine-Westphalia', 'nw'),
    ('Île-de-France', 'ile de france'),
    ('District of Columbia', 'dc'),
    ('D.C.', 'dc'),
    ('Washington', 'wa'),
    ('Puerto Rico', 'pr'),
    ('Nuevo León', 'nle'),
    ('', null),
    ('n/a', null),
    ('-', null),
    ('Kent', 'kent'),
    ('Тверская область', 'tverskaya oblast')
  ) as cases (raw, expected);

select is(normalise.region(null), null, 'nothing is nothing');
select is_empty($$ select term, canonical from normalise.address_terms where kind = 'region' and normalise.region(canonical) <> canonical $$,
    'a code is not itself a name');

select finish();
rollback;
