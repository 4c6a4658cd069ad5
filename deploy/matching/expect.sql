-- Deploy mds:matching/expect to pg
-- requires: matching/agreement_patterns
begin;

create type matching.expectation as (
    levels     smallint[],
    is_random  boolean,
    pairs      double precision,
    matches    double precision,
    strangers  double precision,
    relatives  double precision
);
comment on type matching.expectation is 'Of whom the pairs of an agreement pattern are, in expectation.';
comment on column matching.expectation.levels    is 'Level of each comparison.';
comment on column matching.expectation.is_random is 'Whether the pairs were taken at random; else they are candidates.';
comment on column matching.expectation.pairs     is 'How many pairs.';
comment on column matching.expectation.matches   is 'How many of them are of one person.';
comment on column matching.expectation.strangers is 'How many of two people who have nothing to do with each other.';
comment on column matching.expectation.relatives is 'How many of two people of one household.';

create or replace function matching.expect(
    p_patterns          matching.agreement_pattern[],
    p_prior_weight      double precision,
    p_household_weight  double precision,
    p_m                 double precision[],
    p_u                 double precision[],
    p_h                 double precision[],
    p_ceilings          double precision[] default null
)
returns setof matching.expectation
language sql
immutable parallel safe
rows 10000
set jit = off
begin atomic
    select k.levels, k.is_random, k.pairs, k.pairs * k.m / (k.m + k.u + k.h), k.pairs * k.u / (k.m + k.u + k.h), k.pairs * k.h / (k.m + k.u + k.h)
      from (select w.levels, w.is_random, w.pairs, power(2::float8, w.m - greatest(w.m, w.u, w.h)) as m,
                   power(2::float8, w.u - greatest(w.m, w.u, w.h)) as u, power(2::float8, w.h - greatest(w.m, w.u, w.h)) as h
              from (select p.levels, p.is_random, p.pairs, s.u, p_household_weight + s.h as h,
                           least(p_prior_weight + s.m, greatest(s.u, p_household_weight + s.h) + p_ceilings[p.n]) as m
                      from unnest(p_patterns) with ordinality as p (levels, rarities, found_by, is_random, pairs, n),
                           lateral (select sum(p_m[x.ordinal][x.level + 2]) as m,
                                           sum(coalesce(-p.rarities[x.ordinal], p_u[x.ordinal][x.level + 2])) as u,
                                           sum(p_h[x.ordinal][x.level + 2]) as h
                                      from unnest(p.levels) with ordinality as x (level, ordinal)) s
                    offset 0) w
            offset 0) k;
end;

comment on function matching.expect(matching.agreement_pattern[], double precision, double precision, double precision[], double precision[], double precision[],
                                    double precision[]) is
$$The expectation step of training: of each pattern's pairs, how many are of one person, of strangers, of a household, under the given
parameters.

p_prior_weight and p_household_weight: log2 of how many pairs of one person, and of one household, there are for each pair of strangers.
p_m, p_u, p_h: log2 of the probabilities by comparison and level, level -1 in place 1; where a pattern has a rarity it stands
for -log2(u). p_ceilings: by pattern, log2 odds of one person against the likelier of the two others that are not exceeded; null where there are none.$$;

commit;
