-- normalise.name_display: a full name as people read it.
begin;
select plan(59);

select function_returns('normalise', 'name_display', array['text'], 'text');
select volatility_is('normalise', 'name_display', array['text'], 'immutable');

create temp view cases (raw, expected) as values
    ('ALLEN, Eleanor', 'Eleanor Allen'),
    ('Allen, Eleanor', 'Eleanor Allen'),
    ('ALLEN, ELEANOR', 'Eleanor Allen'),
    ('allen, eleanor', 'Eleanor Allen'),
    ('  ALLEN ,  Eleanor ', 'Eleanor Allen'),
    ('DUPONT, Jean', 'Jean Dupont'),
    ('Jean DUPONT', 'Jean Dupont'),
    ('DUPONT Jean', 'Jean Dupont'),
    ('VAN DER BERG, Jan', 'Jan van der Berg'),
    ('van der BERG, Jan', 'Jan van der Berg'),
    ('Jan VAN DER BERG', 'Jan van der Berg'),
    ('DE LA CRUZ, Ana', 'Ana de la Cruz'),
    ('Beethoven, Ludwig van', 'Ludwig van Beethoven'),
    ('GARCÍA LÓPEZ, María José', 'María José García López'),
    ('O''NEIL, Shaun', 'Shaun O''Neil'),
    ('McDONALD, Ronald', 'Ronald McDonald'),
    ('SMITH-JONES, Mary', 'Mary Smith-Jones'),
    ('ИВАНОВ, Иван', 'Иван Иванов'),
    ('Smith, Dr. John', 'Dr. John Smith'),
    ('Dr. Smith, John', 'Dr. John Smith'),
    ('DR. SMITH, JOHN', 'Dr. John Smith'),
    ('Smith, John III', 'John Smith III'),
    ('SMITH, John, Jr.', 'John Smith Jr.'),
    ('Smith Jr., John', 'John Smith Jr.'),
    ('Smith, John, PhD, MBA', 'John Smith PhD MBA'),
    ('John SMITH PhD', 'John Smith PhD'),
    ('Smith, Robert (Bob)', 'Robert (Bob) Smith'),
    ('thomas clifford, 1st baron clifford of chudleigh', 'Thomas Clifford, 1st Baron Clifford of Chudleigh'),
    ('Sir Thomas Mooneyham, 9th Baronet', 'Sir Thomas Mooneyham, 9th Baronet'),
    ('CAVENDISH, William, 4th Duke of Devonshire', 'William Cavendish 4th Duke of Devonshire'),
    ('Sir John Smith, Bt.', 'Sir John Smith, Bt.'),
    ('thomas of chudleigh', 'Thomas of Chudleigh'),
    ('Smith, AJ', 'AJ Smith'),
    ('Smith, J.R.', 'J.R. Smith'),
    -- Nothing to turn round.
    ('AJ Smith', 'AJ Smith'),
    ('MR John Smith', 'MR John Smith'),
    ('MRS Jane Smith', 'MRS Jane Smith'),
    ('John Smith III', 'John Smith III'),
    ('John Smith, Jr.', 'John Smith, Jr.'),
    ('JOHN SMITH, JR.', 'John Smith, Jr.'),
    ('Jane Roe, MBA, CPA', 'Jane Roe, MBA, CPA'),
    ('Acme, Inc.', 'Acme, Inc.'),
    ('Anna (Müller, geb.) Schmidt', 'Anna (Müller, geb.) Schmidt'),
    ('Smith,', 'Smith'),
    (', John', 'John'),
    (',', ','),
    ('ronald mcdonald', 'Ronald McDonald'),
    ('LeBron James', 'LeBron James'),
    ('Ludwig van Beethoven', 'Ludwig van Beethoven'),
    ('村上 茂', '村上 茂'),
    ('', '');

select is(normalise.name_display(raw), expected, format('%L is shown as %L', raw, expected)) from cases;

select is_empty($$ select raw from cases where normalise.name_display(normalise.name_display(raw)) is distinct from normalise.name_display(raw) $$,
    'what is shown is shown as itself');
select is(normalise.name_display(null), null, 'null is null');
select is((normalise.person_name('ALLEN, Eleanor', 'Eleanor', null, 'Allen')).display, 'Eleanor Allen', 'the full name beside its parts is turned round too');
select is((normalise.person_name(null, 'Eleanor', null, 'ALLEN')).display, 'Eleanor Allen', 'a shouted family name beside a given name is toned down');
select is((normalise.person_name(null, 'MARIA', null, 'Garcia')).display, 'Maria Garcia', 'a shouted given name is not taken for a family name');
select is((normalise.person_name(null, 'Jan', 'P', 'VAN DER BERG', 'Jr.')).display, 'Jan P van der Berg Jr.', 'middle name and suffix stay in place');

select finish();
rollback;
