-- matching.expect: of whom the pairs of a pattern are.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('matching.expect'), 'immutable returns setof matching.expectation', 'contract');
select is(pg_temp.callers('matching.expect'), array[]::text[], 'only functions of MDS call it');

-- Two comparisons with a level 1 and a level 0. Matches agree on both (m 1/2, 1/2), strangers on neither (u 1/8), relatives on the second (h 1/2).
create temp table answers as
select e.*
  from matching.expect(array[row('{1,1}', '{null,null}', 0, false, 8), row('{0,1}', '{null,null}', 0, false, 10),
                             row('{-1,-1}', '{null,null}', 0, true, 7), row('{1,-1}', '{10,null}', 0, false, 1)]::matching.agreement_pattern[],
                       -4, -4, array[[0, -1, -1], [0, -1, -1]], array[[0, 0, -3], [0, 0, -3]], array[[0, 0, -3], [0, -1, -1]]) e;

select is(matches, 8 * 2 ^ -6 / (2 ^ -6 + 2 ^ -6 + 2 ^ -8), 'one person, strangers, household: by their shares') from answers where levels = '{1,1}';
select is(round(relatives::numeric, 6), round(10 * 2 ^ -5.0 / (2 ^ -6.0 + 2 ^ -3.0 + 2 ^ -5.0), 6), 'what relatives share') from answers where levels = '{0,1}';
select is(round((matches / strangers)::numeric, 6), round(2 ^ -4.0, 6), 'who says nothing is as the prior has it') from answers where is_random;
select is(round((matches / strangers)::numeric, 6), round(2 ^ (-4 - 1 + 10.0), 6), 'a rare value stands for u') from answers where levels = '{1,-1}';
select is(round((matches / strangers)::numeric, 6), round(2 ^ -2.0, 6), 'never likelier than a ceiling allows')
  from matching.expect(array[row('{1,1}', '{null,null}', 0, false, 8)]::matching.agreement_pattern[],
                       -4, -4, array[[0, -1, -1], [0, -1, -1]], array[[0, 0, -3], [0, 0, -3]], array[[0, 0, -3], [0, -1, -1]], array[-2]::float8[]);

select finish();
rollback;
