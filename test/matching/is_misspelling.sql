-- matching.is_misspelling: whether two words look like one written badly.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('matching.is_misspelling'), 'immutable returns boolean', 'contract');
select is(pg_temp.callers('matching.is_misspelling'), array[]::text[], 'only functions of MDS call it');
select is(array[matching.is_misspelling(l, r), matching.is_misspelling(r, l)], array[expected, expected], format('%s and %s', l, r))
  from (values ('ann', 'anna', false), ('anna', 'anne', true), ('smith', 'smyth', true), ('smith', 'smythe', false), ('johnson', 'johnsen', true),
               ('thompson', 'thomson', true), ('jones', 'smith', false), ('catherine', 'katharine', true),
               ('', 'smith', false)) as c (l, r, expected);
select ok(matching.is_misspelling('smith', null) is null and not matching.is_misspelling('x' || repeat('a', 2000), 'y' || repeat('a', 2000)), 'nothing is no word; a long one no error');

select finish();
rollback;
