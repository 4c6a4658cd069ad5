-- matching.is_misread_date: whether two dates look like one written badly.
begin;
\ir ../fixtures.sql
select plan(19);

select is(pg_temp.contract('matching.is_misread_date'), 'immutable returns boolean', 'contract');
select is(pg_temp.callers('matching.is_misread_date'), array[]::text[], 'only functions of MDS call it');
select is(array[matching.is_misread_date(l, r), matching.is_misread_date(r, l)], array[expected, expected], format('%s and %s', l, r))
  from (values ('1956-04-09', '1956-04-09', true), ('1956-04-09', '1956-04-08', true), ('1956-04-09', '1856-04-09', true), ('1994-11-81', '1994-11-18', true),
               ('1956-04-09', '9156-04-09', true), ('1956-04-09', '1596-04-09', true), ('1956-04-09', '1965-04-09', true), ('1956-14-09', '1951-64-09', true),
               ('1956-14-09', '1956-41-09', true), ('1956-14-09', '1956-10-49', true), ('1956-04-09', '1956-04-90', true),
               ('1956-04-09', '1956-05-08', false), ('1956-04-09', '1906-54-09', false), ('1956-04-09', '1956-04', false), ('1956', '1957', false)) as c (l, r, expected);
select isnt(matching.is_misread_date('1956-04-09', null), true, 'nothing is no date');
select isnt(matching.is_misread_date(null, '1956'), true, 'nor the other way round');

select finish();
rollback;
