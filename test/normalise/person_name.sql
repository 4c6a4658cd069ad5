-- normalise.person_name: a person's name taken apart and made comparable.
begin;
select plan(303);

select function_returns('normalise', 'person_name', array['text', 'text', 'text', 'text', 'text'], 'normalise.name_parts');
select volatility_is('normalise', 'person_name', array['text', 'text', 'text', 'text', 'text'], 'immutable');
select is((select string_agg(proname, ',') from pg_proc
            where pronamespace = 'normalise'::regnamespace and proname in ('person_name', 'split_name', 'read_name', 'name_case')
              and (proparallel <> 's' or provolatile <> 'i')), null, 'all of it is immutable and parallel safe');

-- Full names. Expected values: how the bearers write and file their names.
create temp view full_names (raw, title, given, middle, family, suffix) as values
    ('John Smith', null, 'john', null, 'smith', null),
    ('john smith', null, 'john', null, 'smith', null),
    ('JOHN SMITH', null, 'john', null, 'smith', null),
    ('Smith, John', null, 'john', null, 'smith', null),
    ('SMITH, JOHN A.', null, 'john', 'a', 'smith', null),
    ('John A. Smith', null, 'john', 'a', 'smith', null),
    ('John Adam Smith', null, 'john', 'adam', 'smith', null),
    ('J. Smith', null, 'j', null, 'smith', null),
    ('J.R.R. Tolkien', null, 'j', 'r r', 'tolkien', null),
    ('J. R. R. Tolkien', null, 'j', 'r r', 'tolkien', null),
    ('Smith J', null, 'j', null, 'smith', null),
    ('Müller S.', null, 's', null, 'muller', null),
    ('Mr John Smith', 'mr', 'john', null, 'smith', null),
    ('Mr. John Smith', 'mr', 'john', null, 'smith', null),
    ('Mrs. Smith', 'mrs', null, null, 'smith', null),
    ('Dr.Jane Doe', 'dr', 'jane', null, 'doe', null),
    ('Prof. Dr. Hans Müller', 'prof dr', 'hans', null, 'muller', null),
    ('Dipl.-Ing. Karl Weiß', 'dipl ing', 'karl', null, 'weiss', null),
    ('Herr Müller', 'herr', null, null, 'muller', null),
    ('Frau Dr. Anna Schmidt', 'frau dr', 'anna', null, 'schmidt', null),
    ('Mme Curie', 'mme', null, null, 'curie', null),
    ('Mlle Anne Lefèvre', 'mlle', 'anne', null, 'lefevre', null),
    ('Sr. Juan Pérez', 'sr', 'juan', null, 'perez', null),
    ('Sra. Ana López', 'sra', 'ana', null, 'lopez', null),
    ('Don Johnson', null, 'don', null, 'johnson', null),
    ('Sig.ra Maria Rossi', 'sig', 'maria', null, 'rossi', null),
    ('dhr. Jan de Vries', 'dhr', 'jan', null, 'de vries', null),
    ('Shri Ram Kumar', 'shri', 'ram', null, 'kumar', null),
    ('Rev. Jesse Jackson', 'rev', 'jesse', null, 'jackson', null),
    ('Sir Paul McCartney', 'sir', 'paul', null, 'mccartney', null),
    ('John Smith Jr', null, 'john', null, 'smith', 'jr'),
    ('John Smith, Jr.', null, 'john', null, 'smith', 'jr'),
    ('John Smith Sr.', null, 'john', null, 'smith', 'sr'),
    ('Smith Jr., John', null, 'john', null, 'smith', 'jr'),
    ('Smith, John, Jr.', null, 'john', null, 'smith', 'jr'),
    ('Smith, John III', null, 'john', null, 'smith', 'iii'),
    ('Henry Ford II', null, 'henry', null, 'ford', 'ii'),
    ('William Gates III', null, 'william', null, 'gates', 'iii'),
    ('Louis King IV', null, 'louis', null, 'king', 'iv'),
    ('Sanjay V', null, 'v', null, 'sanjay', null),
    ('John Paul Smith V', null, 'john', 'paul', 'smith', 'v'),
    ('John Smith 3rd', null, 'john', null, 'smith', 'iii'),
    ('John Smith Senior', null, 'john', null, 'smith', 'sr'),
    ('Martin Junior', null, 'martin', null, null, 'jr'),
    ('Neymar Santos Filho', null, 'neymar', null, 'santos', 'jr'),
    ('John Smith PhD', null, 'john', null, 'smith', null),
    ('John Smith, Ph.D.', null, 'john', null, 'smith', null),
    ('John Smith, M.D., PhD', null, 'john', null, 'smith', null),
    ('Jane Roe Esq.', null, 'jane', null, 'roe', null),
    ('Jane Roe, MBA, CPA', null, 'jane', null, 'roe', null),
    ('Yo Ma', null, 'yo', null, 'ma', null),
    ('Ma, Yo-Yo', null, 'yo yo', null, 'ma', null),
    ('Ludwig van Beethoven', null, 'ludwig', null, 'van beethoven', null),
    ('Beethoven, Ludwig van', null, 'ludwig', null, 'van beethoven', null),
    ('Vincent van Gogh', null, 'vincent', null, 'van gogh', null),
    ('Jan van der Berg', null, 'jan', null, 'van der berg', null),
    ('van der Berg, Jan', null, 'jan', null, 'van der berg', null),
    ('van der Berg', null, null, null, 'van der berg', null),
    ('Johann Wolfgang von Goethe', null, 'johann', 'wolfgang', 'von goethe', null),
    ('Otto von Bismarck', null, 'otto', null, 'von bismarck', null),
    ('von Trapp', null, null, null, 'von trapp', null),
    ('Charles de Gaulle', null, 'charles', null, 'de gaulle', null),
    ('Maria de la Cruz', null, 'maria', null, 'de la cruz', null),
    ('Oscar de la Hoya', null, 'oscar', null, 'de la hoya', null),
    ('Leonardo da Vinci', null, 'leonardo', null, 'da vinci', null),
    ('Luca della Robbia', null, 'luca', null, 'della robbia', null),
    ('Giovanni di Lorenzo', null, 'giovanni', null, 'di lorenzo', null),
    ('José dos Santos', null, 'jose', null, 'dos santos', null),
    ('Anne du Pont', null, 'anne', null, 'du pont', null),
    ('Robert de Niro', null, 'robert', null, 'de niro', null),
    ('Ursula K. Le Guin', null, 'ursula', 'k', 'le guin', null),
    ('Jean-Luc Picard', null, 'jean luc', null, 'picard', null),
    ('Jean-Claude Van Damme', null, 'jean claude', null, 'van damme', null),
    ('Conor O''Neil', null, 'conor', null, 'oneil', null),
    ('Conor O’Neil', null, 'conor', null, 'oneil', null),
    ('Conor O'' Neil', null, 'conor', null, 'oneil', null),
    ('Gabriele D''Annunzio', null, 'gabriele', null, 'dannunzio', null),
    ('Ronald McDonald', null, 'ronald', null, 'mcdonald', null),
    ('Angus MacLeod', null, 'angus', null, 'macleod', null),
    ('Mary Smith-Jones', null, 'mary', null, 'smith jones', null),
    ('Catherine Zeta-Jones', null, 'catherine', null, 'zeta jones', null),
    ('María del Carmen García López', null, 'maria', 'del carmen', 'garcia lopez', null),
    ('Maria de los Angeles Ruiz', null, 'maria', 'de los angeles', 'ruiz', null),
    ('María José Carreño', null, 'maria', 'jose', 'carreno', null),
    ('José Luis García López', null, 'jose', 'luis', 'garcia lopez', null),
    ('Salma García Villario', null, 'salma', null, 'garcia villario', null),
    ('Gabriel García Márquez', null, 'gabriel', null, 'garcia marquez', null),
    ('José Ortega y Gasset', null, 'jose', null, 'ortega y gasset', null),
    ('Pablo Diego Picasso', null, 'pablo', 'diego', 'picasso', null),
    ('João Silva Santos', null, 'joao', null, 'silva santos', null),
    ('Ana Maria Lopez', null, 'ana', 'maria', 'lopez', null),
    ('Mohammed bin Salman', null, 'mohammed', null, 'bin salman', null),
    ('Mohammed bin Salman Al Saud', null, 'mohammed', null, 'bin salman al saud', null),
    ('Laila Al-Qahtani', null, 'laila', null, 'al qahtani', null),
    ('Abdul Rahman Khan', null, 'abdul rahman', null, 'khan', null),
    ('Abd al-Rahman Hassan', null, 'abd al rahman', null, 'hassan', null),
    ('Abdul Loten', null, 'abdul', null, 'loten', null),
    ('Omar ibn al-Khattab', null, 'omar', null, 'ibn al khattab', null),
    ('David Ben-Gurion', null, 'david', null, 'ben gurion', null),
    ('Robert "Bob" Smith', null, 'robert', null, 'smith', null),
    ('Robert (Bob) Smith', null, 'robert', null, 'smith', null),
    ('Robert ''Bob'' Smith', null, 'robert', null, 'smith', null),
    ('Robert “Bob” Smith', null, 'robert', null, 'smith', null),
    ('Mary Smith (née Jones)', null, 'mary', null, 'smith', null),
    ('Mary Smith née Jones', null, 'mary', null, 'smith', null),
    ('Anna Schmidt geb. Müller', null, 'anna', null, 'schmidt', null),
    ('Dwayne "The Rock" Johnson', null, 'dwayne', null, 'johnson', null),
    ('Jean DUPONT', null, 'jean', null, 'dupont', null),
    ('DUPONT Jean', null, 'jean', null, 'dupont', null),
    ('Jean-Pierre DE LA TOUR', null, 'jean pierre', null, 'de la tour', null),
    ('MARTINEZ GARCIA Ana', null, 'ana', null, 'martinez garcia', null),
    ('Ana MARTINEZ GARCIA', null, 'ana', null, 'martinez garcia', null),
    ('Mary Smith MD', null, 'mary', null, 'smith', null),
    ('John Smith JD MBA', null, 'john', null, 'smith', null),
    ('LeBron James', null, 'lebron', null, 'james', null),
    ('DeShawn Williams', null, 'deshawn', null, 'williams', null),
    ('Madonna', null, 'madonna', null, null, null),
    ('madonna', null, 'madonna', null, null, null),
    ('Cher.', null, 'cher', null, null, null),
    ('o''neil', null, 'oneil', null, null, null),
    ('Zhang Wei', null, 'zhang', null, 'wei', null),
    ('Lu Yang-jian', null, 'yang jian', null, 'lu', null),
    ('Kim Min-jun', null, 'min jun', null, 'kim', null),
    ('Min-jun Kim', null, 'min jun', null, 'kim', null),
    ('Park Ji-sung', null, 'ji sung', null, 'park', null),
    ('Goto Rei', null, 'rei', null, 'goto', null),
    ('Rei Goto', null, 'rei', null, 'goto', null),
    ('Suzuki Kenichi', null, 'kenichi', null, 'suzuki', null),
    ('Kenichi Suzuki', null, 'kenichi', null, 'suzuki', null),
    ('Nguyen Van Minh', null, 'minh', 'van', 'nguyen', null),
    ('Nguyễn Thị Hồng', null, 'hong', 'thi', 'nguyen', null),
    ('Minh Nguyen', null, 'minh', null, 'nguyen', null),
    ('Abe Lincoln', null, 'abe', null, 'lincoln', null),
    ('Eric Lebret329', null, 'eric', null, 'lebret', null),
    ('eric.lebret', null, 'eric', null, 'lebret', null),
    ('john_smith', null, 'john', null, 'smith', null),
    ('user123', null, 'user', null, null, null),
    ('Acme Inc', null, null, null, null, null),
    ('Acme Widgets GmbH', null, null, null, null, null),
    ('Wayne Enterprises Ltd.', null, null, null, null, null),
    ('john@example.com', null, null, null, null, null),
    ('N/A', null, 'n', null, 'a', null),
    ('-', null, null, null, null, null),
    ('123', null, null, null, null, null),
    ('...', null, null, null, null, null),
    ('Smith,', null, null, null, 'smith', null),
    (', John', null, 'john', null, null, null),
    ('John,', null, null, null, 'john', null),
    ('(Bob)', null, 'bob', null, null, null),
    ('""', null, null, null, null, null),
    ('Jr', null, 'jr', null, null, null),
    ('Mr', null, 'mr', null, null, null),
    ('Dr. Jr.', 'dr', null, null, 'jr', null),
    ('Сергей Щукин', null, 'sergey', null, 'shchukin', null),
    ('Юрий Гагарин', null, 'yury', null, 'gagarin', null),
    ('ЮРИЙ ГАГАРИН', null, 'yury', null, 'gagarin', null),
    ('Щукин, Сергей', null, 'sergey', null, 'shchukin', null),
    ('Γιώργος Παπαδόπουλος', null, 'giorgos', null, 'papadopoulos', null),
    ('محمد رمضان', null, 'mohammed', null, 'ramadan', null),
    ('عبد الله الحسن', null, 'abdullah', null, 'al hassan', null),
    ('أحمد المصري', null, 'ahmed', null, 'al masri', null),
    ('משה כהן', null, 'moshe', null, 'cohen', null),
    ('דוד בן גוריון', null, 'david', null, 'ben gvryvn', null),
    ('村上 茂', null, 'shigeru', null, 'murakami', null),
    ('村上茂', null, 'shigeru', null, 'murakami', null),
    ('後藤零', null, 'rei', null, 'goto', null),
    ('茂 村上', null, 'shigeru', null, 'murakami', null),
    ('佐藤さくら', null, 'sakura', null, 'sato', null),
    ('さとう ゆうこ', null, 'yuko', null, 'sato', null),
    ('ジョン・スミス', null, 'jon', null, 'sumisu', null),
    ('田中太郎様', null, 'taro', null, 'tanaka', null),
    ('王健旭', null, 'jianxu', null, 'wang', null),
    ('王 健旭', null, 'jianxu', null, 'wang', null),
    ('欧阳修', null, 'xiu', null, 'ouyang', null),
    ('刚明', null, 'gangming', null, null, null),
    ('陳大文', null, 'dawen', null, 'chen', null),
    ('김민준', null, 'minjun', null, 'kim', null),
    ('김 민준', null, 'minjun', null, 'kim', null),
    ('남궁민수', null, 'minsu', null, 'namgung', null),
    ('민준', null, 'minjun', null, null, null),
    ('राहुल शर्मा', null, 'rahul', null, 'sharma', null),
    ('გიორგი შევარდნაძე', null, 'giorgi', null, 'shevardnadze', null),
    ('Հայկ Գևորգյան', null, 'hayk', null, 'gevorgyan', null),
    ('ไทย นามสกุล', null, 'ไทย', null, 'นามสกุล', null),
    ('Łukasz Wałęsa', null, 'lukasz', null, 'walesa', null),
    ('Đặng Văn Lâm', null, 'lam', 'van', 'dang', null),
    ('Žofia Čapková', null, 'zofia', null, 'capkova', null),
    ('John 王', null, 'john', null, 'wang', null),
    ('José 🙂 Núñez', null, 'jose', null, 'nunez', null),
    ('Anna-Maria', null, 'anna maria', null, null, null),
    ('mr. douglas welles', 'mr', 'douglas', null, 'welles', null),
    ('Ms. Sabrina McQuen', 'ms', 'sabrina', null, 'mcquen', null),
    ('N. Little', null, 'n', null, 'little', null),
    ('jean-luc o''brien-mcdonald iii', null, 'jean luc', null, 'obrien mcdonald', 'iii');

select is(array[name.title, name.given, name.middle, name.family, name.suffix],
          array[full_names.title, full_names.given, full_names.middle, full_names.family, full_names.suffix],
          format('%L: title, given, middle, family, suffix', raw))
  from full_names, normalise.person_name(raw) as name;

-- Names that come in parts.
create temp view parts (raw_given, raw_middle, raw_family, raw_suffix, given, middle, family, family_core, suffix) as values
    ('Bob', null, 'Smith', null, 'bob', null, 'smith', 'smith', null),
    ('Mary Ann', null, 'Smith', null, 'mary', 'ann', 'smith', 'smith', null),
    ('Mary', 'Ann', 'Smith', null, 'mary', 'ann', 'smith', 'smith', null),
    ('Jean-Luc', null, 'Picard', null, 'jean luc', null, 'picard', 'picard', null),
    ('John', 'Q.', 'Public', 'Jr.', 'john', 'q', 'public', 'public', 'jr'),
    ('John', null, 'Smith', 'III', 'john', null, 'smith', 'smith', 'iii'),
    ('John', null, 'Smith', 'Senior', 'john', null, 'smith', 'smith', 'sr'),
    ('John', null, 'Smith', 'PhD', 'john', null, 'smith', 'smith', null),
    ('John', null, 'Smith Jr', null, 'john', null, 'smith', 'smith', 'jr'),
    ('Dr. John', null, 'Smith', null, 'john', null, 'smith', 'smith', null),
    ('J. R. R.', null, 'Tolkien', null, 'j', 'r r', 'tolkien', 'tolkien', null),
    ('J.', null, 'Smith', null, 'j', null, 'smith', 'smith', null),
    ('Jan', null, 'van der Berg', null, 'jan', null, 'van der berg', 'berg', null),
    ('Ludwig van', null, 'Beethoven', null, 'ludwig', null, 'van beethoven', 'beethoven', null),
    ('Laila', null, 'Al-Qahtani', null, 'laila', null, 'al qahtani', 'qahtani', null),
    ('Omar', null, 'El-Masry', null, 'omar', null, 'el masry', 'masry', null),
    ('Charlotte', null, 'de la Tour', null, 'charlotte', null, 'de la tour', 'tour', null),
    ('Ana', null, 'García y López', null, 'ana', null, 'garcia y lopez', 'garcia lopez', null),
    ('Jürgen', null, 'Müller', null, 'jurgen', null, 'muller', 'muller', null),
    ('Juergen', null, 'Mueller', null, 'jurgen', null, 'muller', 'muller', null),
    ('Søren', null, 'Kjærgård', null, 'soren', null, 'kjargard', 'kjargard', null),
    ('Сергей', null, 'Щукин', null, 'sergey', null, 'shchukin', 'shchukin', null),
    ('零', null, '後藤', null, 'rei', null, 'goto', 'goto', null),
    ('健一', null, '林', null, 'kenichi', null, 'hayashi', 'hayashi', null),
    ('志玲', null, '林', null, 'zhiling', null, 'lin', 'lin', null),
    ('민준', null, '이', null, 'minjun', null, 'lee', 'lee', null),
    ('محمد', null, 'المصري', null, 'mohammed', null, 'al masri', 'masri', null),
    (null, null, 'Smith', null, null, null, 'smith', 'smith', null),
    (null, null, 'van der Berg', null, null, null, 'van der berg', 'berg', null),
    (null, null, 'Smith, John', null, 'john', null, 'smith', 'smith', null),
    ('John', null, null, null, 'john', null, null, null, null),
    ('John Smith', null, null, null, 'john', null, 'smith', 'smith', null),
    ('Smith, John', null, null, null, 'john', null, 'smith', 'smith', null),
    ('John', null, '', null, 'john', null, null, null, null),
    ('van', null, 'der Berg', null, 'van', null, 'der berg', 'berg', null),
    ('Maria', null, 'de la', null, 'maria', null, 'de la', 'de la', null);

select is(array[name.given, name.middle, name.family, name.family_core, name.suffix],
          array[parts.given, parts.middle, parts.family, parts.family_core, parts.suffix],
          format('%L, %L, %L, %L: given, middle, family, its core, suffix', raw_given, raw_middle, raw_family, raw_suffix))
  from parts, normalise.person_name(p_given_name => raw_given, p_middle_name => raw_middle, p_family_name => raw_family,
                                    p_name_suffix => raw_suffix) as name;

-- What a profile shows.
create temp view displays (raw, expected) as values
    ('JOHN SMITH', 'John Smith'),
    ('john smith', 'John Smith'),
    ('  John 	  Smith ', 'John Smith'),
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

select is((normalise.person_name(raw)).display, expected, format('%L is shown as %L', raw, expected)) from displays;

select is(array[name.given_phonetic, name.family_phonetic], array[sound.given, sound.family], format('%L sounds like %s %s', raw, sound.given, sound.family))
  from (values
    ('John Smith', 'JN', 'SM0'),
    ('Jon Smyth', 'JN', 'SM0'),
    ('Catherine Schmidt', 'K0RN', 'XMT'),
    ('Katherine Schmitt', 'K0RN', 'XMT'),
    ('Jürgen Müller', 'JRJN', 'MLR'),
    ('Jan van der Berg', 'JN', 'PRK'),
    ('Madonna', 'MTN', null),
    ('ไทย นามสกุล', null, null)
  ) as sound (raw, given, family), normalise.person_name(raw) as name;

select is((normalise.person_name(raw)).script, written.script, format('%L is written in %s', raw, written.script))
  from (values
    ('John Smith', 'Latn'), ('José Núñez', 'Latn'), ('Nguyễn', 'Latn'), ('José 🙂', 'Latn'), ('Ｊｏｈｎ', 'Latn'),
    ('Юрий', 'Cyrl'), ('Γιώργος', 'Grek'), ('محمد', 'Arab'), ('משה', 'Hebr'), ('王健旭', 'Hani'), ('佐藤さくら', 'Jpan'),
    ('김민준', 'Hang'), ('ไทย', 'Zyyy')
  ) as written (raw, script);

-- The full name beside its parts.
select is(normalise.person_name('Mr. John Quincy Smith Jr.', 'John', null, 'Smith'),
    row('Mr. John Quincy Smith Jr.', 'mr', 'john', 'quincy', 'smith', 'smith', 'jr', '{john}', 'JN', 'SM0', '{john,quincy,smith}', 'Latn')::normalise.name_parts,
    'the full name adds title, middle name and suffix to the parts');
select is((normalise.person_name('Acme Widgets Incorporated', 'John', null, 'Smith')).middle, null,
    'a full name that contradicts its parts adds no middle name');
select is((normalise.person_name('Smith John', 'John', null, 'Smith')).given, 'john', 'the parts say which name is the given one');
select is((normalise.person_name(null, '太郎', null, '田中')).display, '田中太郎', 'East Asian parts are shown family name first');
select is((normalise.person_name(null, 'JOHN', null, 'SMITH', 'JR.')).display, 'John Smith Jr.', 'parts are shown in order, in proper case');

-- Tokens and roots.
select is((normalise.person_name('Robert "Bob" Smith (né Jones)')).tokens, '{bob,jones,robert,smith}',
    'nicknames and former names are tokens');
select is((normalise.person_name('Anna Anna')).tokens, '{anna}', 'tokens are distinct');
select is((normalise.person_name('Zoe Adam Miller')).tokens, '{adam,miller,zoe}', 'tokens are sorted');
select is((normalise.person_name('Acme Widgets Inc')).tokens, '{acme,inc,widgets}', 'a company has tokens only');
select is((normalise.person_name('Jean-Luc Picard')).given_roots, '{"jean luc",jeanluc}', 'a hyphenated name is also one word');
select ok((normalise.person_name('Mary Ann Smith')).given_roots && (normalise.person_name('Maryann Smith')).given_roots, 'Mary Ann may be Maryann');
select ok((normalise.person_name(null, 'Yu Wei', null, 'Zhang')).given_roots && (normalise.person_name('张宇伟')).given_roots, '张宇伟 may be Yu Wei Zhang');
select ok((normalise.person_name('Jim "Bob" Smith')).given_roots @> '{james,jim,robert}', 'a nickname in quotes has roots too');

-- One person, written in several ways.
select is(normalise.person_name('Müller, Jürgen')::text, replace(normalise.person_name('Mueller, Juergen')::text, 'Mueller, Juergen', 'Müller, Jürgen'),
    'umlauts and their written-out form give the same name');
select is_empty($$ select raw from full_names where (normalise.person_name((normalise.person_name(raw)).display)).display
                                                  is distinct from (normalise.person_name(raw)).display $$,
    'the display of a display is itself');
select is_empty($$ select raw from full_names, normalise.person_name(raw) as name
                    where normalise.name_key(name.family) is distinct from name.family
                       or normalise.name_key(name.given) is distinct from name.given $$, 'parts are comparable forms already');

-- Nothing to go by.
select is_empty($$ select raw from unnest(array['', ' ', '-', '...', '123', '@', 'john@example.com', '🙂', '()', '""', null]) as raw
                    where normalise.person_name(raw) is not null $$, 'blanks, digits, symbols and e-mail addresses are no names');
select is(normalise.person_name(), null, 'no name at all is null');

select finish();
rollback;
