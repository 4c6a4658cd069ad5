-- matching.is_alike: two words that may be one, more generously than is_misspelling.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('matching.is_alike'), 'immutable returns boolean', 'contract');
select is(pg_temp.callers('matching.is_alike'), array[]::text[], 'only functions of MDS call it');

select is(array[matching.is_alike(l, r), matching.is_alike(r, l)], array[expected, expected], format('%s and %s', l, r))
  from (values ('muller', 'muellwr', true), ('smith', 'smythe', true), ('jon', 'john', false), ('anna', 'hanne', false),
               ('jones', 'smith', false), ('12 wallaby place', '12 walaby plaice', true), ('', 'smith', false)) as c (l, r, expected);
select ok(matching.is_alike('smith', null) is null and not matching.is_alike('x' || repeat('a', 2000), 'y' || repeat('a', 2000)), 'nothing is no word; a long one no error');

select finish();
rollback;
