-- normalise.shouted_family_first: a shouted name is the family name.
begin;
select plan(15);

select volatility_is('normalise', 'shouted_family_first', array['text'], 'immutable');
select is_strict('normalise', 'shouted_family_first', array['text']);
select function_privs_are('normalise', 'shouted_family_first', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.shouted_family_first(name), expected, name)
  from (values
    ('Jean DUPONT',          'DUPONT, Jean'),
    ('DUPONT Jean',          'DUPONT, Jean'),
    ('Jean-Luc DE LA TOUR',  'DE LA TOUR, Jean-Luc'),
    ('VAN DER BERG Jan',     'VAN DER BERG, Jan'),
    ('Éva NAGY',             'NAGY, Éva'),
    ('O''NEILL Sean',        'O''NEILL, Sean'),
    ('Mary Jones PHD',       'Mary Jones PHD'),            -- a degree
    ('John Smith III',       'John Smith III'),            -- a generation
    ('MRS Smith',            'MRS Smith'),                 -- a title
    ('J Smith',              'J Smith'),                   -- an initial
    ('Smith J',              'Smith J'),
    ('John Smith',           'John Smith')
  ) as cases (name, expected);

select finish();
rollback;
