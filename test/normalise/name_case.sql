-- normalise.name_case: shouted and lower-case names in proper case.
begin;
select plan(33);

create temp view cases (raw, expected) as values
    ('JOHN SMITH', 'John Smith'),
    ('john smith', 'John Smith'),
    ('John Smith', 'John Smith'),
    ('ronald mcdonald', 'Ronald McDonald'),
    ('ANGUS MACLEOD', 'Angus MacLeod'),
    ('mackenzie macias', 'Mackenzie Macias'),
    ('conor o''neil', 'Conor O''Neil'),
    ('CONOR O’NEIL', 'Conor O’Neil'),
    ('gabriele d''annunzio', 'Gabriele D''Annunzio'),
    ('CARLO DELL''ACQUA', 'Carlo Dell''Acqua'),
    ('ahmad ma''ruf', 'Ahmad Ma''ruf'),
    ('ludwig van beethoven', 'Ludwig van Beethoven'),
    ('JAN VAN DER BERG', 'Jan van der Berg'),
    ('maria de la cruz', 'Maria de la Cruz'),
    ('ORTEGA Y GASSET', 'Ortega y Gasset'),
    ('mary smith-jones', 'Mary Smith-Jones'),
    ('JEAN-LUC O''BRIEN-MCDONALD III', 'Jean-Luc O''Brien-McDonald III'),
    ('john smith phd', 'John Smith PhD'),
    ('dr. jane doe', 'Dr. Jane Doe'),
    ('j.r.r. tolkien', 'J.R.R. Tolkien'),
    ('IJSBRAND VAN DIJK', 'IJsbrand van Dijk'),
    ('van der berg', 'Van der Berg'),
    ('Jean DUPONT', 'Jean DUPONT'),
    ('LeBron James', 'LeBron James'),
    ('ÉMILE ZOLA', 'Émile Zola'),
    ('ЮРИЙ ГАГАРИН', 'Юрий Гагарин'),
    ('გიორგი შევარდნაძე', 'გიორგი შევარდნაძე'),
    ('王健旭', '王健旭'),
    ('Mr. John Smith Jr.', 'Mr. John Smith Jr.'),
    ('Acme Inc', 'Acme Inc');

select is(normalise.name_case(raw), expected, format('%L becomes %L', raw, expected)) from cases;
select is_empty($$ select raw from cases where normalise.name_case(expected) <> expected $$, 'proper case stays as it is');
select is(normalise.name_case(null), null, 'null stays null');
select is(length(normalise.name_case(repeat('ab ', 1000))), 400, 'only the first 400 characters are kept');

select finish();
rollback;
