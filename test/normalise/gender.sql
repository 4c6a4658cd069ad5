-- normalise.gender: f, m or x.
begin;
select plan(44);

select function_returns('normalise', 'gender', array['text'], 'text');
select volatility_is('normalise', 'gender', array['text'], 'immutable');

create temp view cases (raw, expected) as values
    ('f', 'f'), ('F', 'f'), (' Female ', 'f'), ('WOMAN', 'f'), ('w', 'f'), ('weiblich', 'f'), ('Frau', 'f'), ('femme', 'f'), ('Féminin', 'f'),
    ('mujer', 'f'), ('femenino', 'f'), ('femmina', 'f'), ('feminino', 'f'), ('vrouw', 'f'), ('kobieta', 'f'), ('kvinna', 'f'), ('nainen', 'f'), ('2', 'f'),
    ('m', 'm'), ('M', 'm'), ('Male', 'm'), ('man', 'm'), ('männlich', 'm'), ('maennlich', 'm'), ('homme', 'm'), ('hombre', 'm'), ('maschio', 'm'),
    ('mężczyzna', 'm'), ('mand', 'm'), ('mies', 'm'), ('1', 'm'),
    ('x', 'x'), ('divers', 'x'), ('Non-Binary', 'x'), ('other', 'x'),
    ('0', null), ('9', null), ('unknown', null), ('', null), ('n/a', null), ('femalex', null), (null, null);

select is(normalise.gender(raw), expected, format('%L is %L', raw, expected)) from cases;

select finish();
rollback;
