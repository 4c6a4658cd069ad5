-- normalise.is_title: titles in front of a name.
begin;
select plan(15);

select volatility_is('normalise', 'is_title', array['text', 'integer', 'boolean'], 'immutable');
select function_privs_are('normalise', 'is_title', array['text', 'integer', 'boolean'], 'mds_reader', array['EXECUTE']);

select is(normalise.is_title(word, words, has_title), expected, format('%s, the first of %s words%s', word, words, case when has_title then ', behind a title' end))
  from (values
    ('mrs',    2, false, true),
    ('dr',     3, true,  true),
    ('mrs',    1, false, false),       -- the last word
    ('don',    3, false, true),        -- Don Juan Carlos
    ('don',    2, false, false),       -- Don Johnson
    ('father', 3, false, true),
    ('med',    3, true,  true),        -- Dr. med. Anna Schmidt
    ('med',    3, false, false),
    ('don',    2, true,  false),
    ('john',   3, true,  false),
    ('vve',    2, false, true),
    ('',       3, false, false),
    (null,     3, false, null)
  ) as cases (word, words, has_title, expected);

select finish();
rollback;
