-- normalise.family_start: where the family name begins.
begin;
select plan(21);

select volatility_is('normalise', 'family_start', array['text[]'], 'immutable');
select is_strict('normalise', 'family_start', array['text[]']);
select function_privs_are('normalise', 'family_start', array['text[]'], 'mds_reader', array['EXECUTE']);

select is(normalise.family_start(words::text[]), expected, words)
  from (values
    ('{john,smith}',                    2),
    ('{john,adam,smith}',               3),
    ('{jan,van,den,berg}',              2),        -- particles
    ('{leonardo,da,vinci}',             2),
    ('{ann,mary,o,neill}',              4),
    ('{ann,de}',                        2),
    ('{salma,garcia,villario}',         2),        -- both surnames
    ('{ana,nunez,villario}',            2),
    ('{ana,maria,garcia,lopez}',        3),
    ('{ana,villario,garcia}',           3),
    ('{jose,ortega,y,gasset}',          2),
    ('{jose,e,silva}',                  3),
    ('{maria,de,los,angeles,garcia}',   5),        -- compound given names
    ('{maria,del,carmen,garcia,lopez}', 4),
    ('{abdul,rahman,khan}',             3),
    ('{abd,al,rahman,khan}',            4),
    ('{john}',                          1),
    ('{}',                              0)
  ) as cases (words, expected);

select finish();
rollback;
