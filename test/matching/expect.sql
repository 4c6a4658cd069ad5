-- matching.expect: of whom the pairs of a pattern are.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('matching.expect'), 'immutable returns setof matching.expectation', 'contract');
select is(pg_temp.callers('matching.expect'), array[]::text[], 'only functions of MDS call it');

-- Two comparisons with a level 1 and a level 0. Matches agree on both (m 1/2, 1/2), strangers on neither (u 1/8), relatives on the second (h 1/2).
create temp table answers as
select e.*
  from matching.expect(array[row('{1,1}', '{null,null}', 0, false, 8), row('{0,1}', '{null,null}', 0, false, 10),
                             row('{-1,-1}', '{null,null}', 0, true, 7), row('{1,-1}', '{10,null}', 0, false, 1)]::matching.agreement_pattern[],
                       -4, -4, null, array[[0, -1, -1], [0, -1, -1]], array[[0, 0, -3], [0, 0, -3]], array[[0, 0, -3], [0, -1, -1]],
                       array[[0, 0, 0], [0, 0, 0]], array[[0, 0, 0], [0, 0, 0]]) e;

select is(matches, 8 * 2 ^ -6 / (2 ^ -6 + 2 ^ -6 + 2 ^ -8), 'one person, strangers, household: by their shares') from answers where levels = '{1,1}';
select is(round(relatives::numeric, 6), round(10 * 2 ^ -5.0 / (2 ^ -6.0 + 2 ^ -3.0 + 2 ^ -5.0), 6), 'what relatives share') from answers where levels = '{0,1}';
select is(round((matches / strangers)::numeric, 6), round(2 ^ -4.0, 6), 'who says nothing is as the prior has it') from answers where is_random;
select is(round((matches / strangers)::numeric, 6), round(2 ^ (-4 - 1 + 10.0), 6), 'a rare value stands for u') from answers where levels = '{1,-1}';
select is(round((matches / strangers)::numeric, 6), round(2 ^ -2.0, 6), 'never likelier than a ceiling allows')
  from matching.expect(array[row('{1,1}', '{null,null}', 0, false, 8)]::matching.agreement_pattern[],
                       -4, -4, null, array[[0, -1, -1], [0, -1, -1]], array[[0, 0, -3], [0, 0, -3]], array[[0, 0, -3], [0, -1, -1]],
                       array[[0, 0, 0], [0, 0, 0]], array[[0, 0, 0], [0, 0, 0]], array[-2]::float8[]);

-- Half of the strangers are of one background; those agree on both comparisons three times as often as all, the others never.
create temp table of_backgrounds as
select e.*
  from matching.expect(array[row('{1,1}', '{null,null}', 0, true, 8), row('{0,0}', '{null,null}', 0, true, 10), row('{1,0}', '{null,null}', 0, true, 10)]::matching.agreement_pattern[],
                       -40, -40, -1, array[[0, -1, -1], [0, -1, -1]], array[[0, 0, -3], [0, 0, -3]], array[[0, 0, -3], [0, -1, -1]],
                       array[[0, 0, -20], [0, 0, -20]], array[[0, -5, 3], [0, -5, 3]]) e;
select is(round(excess::numeric, 6), 5::numeric, 'strangers agree oftener than comparisons taken for independent say') from of_backgrounds where levels = '{1,1}';
select is(round(compatriots::numeric, 6), 8::numeric, 'and those are of one background') from of_backgrounds where levels = '{1,1}';
select is(round((strangers / compatriots)::numeric, 6), 1024::numeric, 'who disagrees is of different ones') from of_backgrounds where levels = '{0,0}';
select is(round((log(2, matches::numeric) - log(2, (strangers + compatriots)::numeric)), 6), -39::numeric, 'what a background makes rarer does not speak for a pair')
  from of_backgrounds where levels = '{1,0}' and excess < 0;

select finish();
rollback;
