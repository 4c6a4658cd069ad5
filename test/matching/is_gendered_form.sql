-- matching.is_gendered_form: the male and the female form of one family name.
begin;
\ir ../fixtures.sql
select plan(39);

select is(pg_temp.contract('matching.is_gendered_form'), 'immutable returns boolean', 'contract');
select is(pg_temp.callers('matching.is_gendered_form'), array[]::text[], 'only functions of MDS call it');

select is(array[matching.is_gendered_form(l, r), matching.is_gendered_form(r, l)], array[expected, expected], format('%s and %s', l, r))
  from (values ('ivanov', 'ivanova', true), ('pushkin', 'pushkina', true), ('georgiev', 'georgieva', true), ('kovalevsky', 'kovalevskaya', true),
               ('kovalevskiy', 'kovalevskaya', true), ('kowalski', 'kowalska', true), ('vesely', 'vesela', true), ('novak', 'novakova', true),
               ('svoboda', 'svobodova', true), ('horacek', 'horackova', true), ('kazlauskas', 'kazlauskiene', true), ('kazlauskas', 'kazlauskaite', true),
               ('kazlauskaite', 'kazlauskiene', true), ('jonaitis', 'jonaityte', true), ('butkus', 'butkute', true), ('butkus', 'butkuviene', true), ('stankevicius', 'stankeviciene', true), ('stankeviciute', 'stankeviciene', true),
               ('kazlauskas', 'kazlauskyte', false), ('ivov', 'ivova', true), ('iov', 'iova', false), ('berzins', 'berzina', true),
               ('papadopoulos', 'papadopoulou', true), ('pappas', 'pappa', true), ('jonsson', 'jonsdottir', true),
               ('ivanov', 'ivanov', false), ('ivanov', 'petrova', false), ('petrov', 'petrina', false), ('novak', 'novaka', false), ('garci', 'garcia', false), ('smith', 'smitha', false),
               ('marsh', 'march', false), ('martin', 'martina', true), ('johnson', 'johnsen', false), ('', 'ova', false)) as c (l, r, expected);
select ok(matching.is_gendered_form('ivanov', null) is null and not matching.is_gendered_form('ivan' || repeat('a', 2000), 'ivana'), 'nothing is no name; a long one no error');
select is(matching.is_gendered_form('jonsson', 'jonson'), false, 'a misspelling is none');

select finish();
rollback;
