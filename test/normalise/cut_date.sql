-- normalise.cut_date: a date without separators.
begin;
select plan(18);

select volatility_is('normalise', 'cut_date', array['text'], 'immutable');
select is_strict('normalise', 'cut_date', array['text']);
select function_privs_are('normalise', 'cut_date', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.cut_date(digits), expected::text[], digits)
  from (values
    ('19560409',       '{1956,04,09}'),
    ('09041956',       '{09,04,1956}'),
    ('9041956',        '{09,04,1956}'),            -- the zero that a spreadsheet took
    ('19121956',       '{19,12,1956}'),            -- 1912 has no month 19
    ('19556113',       '{1955,61,13}'),            -- no date, but its year is clear
    ('25260527',       '{2526,05,27}'),            -- Buddhist era
    ('20111956',       '{20,11,1956}'),
    ('195604',         '{1956,04}'),
    ('195613',         '{19,56,13}'),
    ('090456',         '{09,04,56}'),
    ('1956',           '{1956}'),
    ('195604091011',   '{1956,04,09}'),            -- a time of day
    ('19560409101112', '{1956,04,09}'),
    ('12345',          null),
    ('',               null)
  ) as cases (digits, expected);

select finish();
rollback;
