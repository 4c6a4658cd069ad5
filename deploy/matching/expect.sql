-- Deploy mds:matching/expect to pg
-- requires: matching/agreement_patterns
begin;

create type matching.expectation as (
    levels       smallint[],
    is_random    boolean,
    pairs        double precision,
    matches      double precision,
    strangers    double precision,
    compatriots  double precision,
    relatives    double precision,
    excess       double precision
);
comment on type matching.expectation is 'Of whom the pairs of an agreement pattern are, in expectation.';
comment on column matching.expectation.levels    is 'Level of each comparison.';
comment on column matching.expectation.is_random is 'Whether the pairs were taken at random; else they are candidates.';
comment on column matching.expectation.pairs     is 'How many pairs.';
comment on column matching.expectation.matches   is 'How many of them are of one person.';
comment on column matching.expectation.strangers is 'How many of two people who have nothing to do with each other.';
comment on column matching.expectation.compatriots is 'How many of two strangers of one background.';
comment on column matching.expectation.relatives is 'How many of two people of one household.';
comment on column matching.expectation.excess is
$$How much oftener, log2, strangers agree like that than they would if their background had nothing to do with it.$$;

create or replace function matching.expect(
    p_patterns           matching.agreement_pattern[],
    p_prior_weight       double precision,
    p_household_weight   double precision,
    p_background_weight  double precision,
    p_m                  double precision[],
    p_u                  double precision[],
    p_h                  double precision[],
    p_apart              double precision[],
    p_alike              double precision[],
    p_ceilings           double precision[] default null
)
returns setof matching.expectation
language sql
immutable parallel safe
rows 10000
set jit = off
begin atomic
    with pattern as (
        select p.levels, p.is_random, p.pairs, s.u, p_household_weight + s.h as h,
               case when p_background_weight is null then 0 else greatest(ln(1 - power(2::float8, p_background_weight)) / ln(2::float8) + s.apart, -500) end as apart,
               greatest(p_background_weight + s.alike, -500) as alike,
               p_prior_weight + s.m as m, p_ceilings[p.n] as ceiling
          from unnest(p_patterns) with ordinality as p (levels, rarities, found_by, is_random, pairs, n),
               lateral (select sum(p_m[x.ordinal][x.level + 2]) as m,
                               sum(coalesce(-p.rarities[x.ordinal], p_u[x.ordinal][x.level + 2])) as u,
                               sum(p_h[x.ordinal][x.level + 2]) as h,
                               sum(p_apart[x.ordinal][x.level + 2]) as apart,
                               sum(p_alike[x.ordinal][x.level + 2]) as alike
                          from unnest(p.levels) with ordinality as x (level, ordinal)) s
        offset 0
    ),
    explained as (
        select p.*, power(2::float8, p.apart) as of_apart, power(2::float8, p.alike) as of_alike,
               ln(power(2::float8, p.apart) + power(2::float8, p.alike)) / ln(2::float8) as excess
          from pattern p
        offset 0
    ),
    weighed as (        -- what a background makes rarer never speaks for a pair
        select e.*, e.u + greatest(e.excess, 0) as n, least(e.m, greatest(e.u + greatest(e.excess, 0), e.h) + e.ceiling) as o
          from explained e
        offset 0
    ),
    kind as (
        select w.*, power(2::float8, greatest(w.o - greatest(w.o, w.n, w.h), -500)) as one, power(2::float8, greatest(w.n - greatest(w.o, w.n, w.h), -500)) as two,
               power(2::float8, greatest(w.h - greatest(w.o, w.n, w.h), -500)) as related
          from weighed w
        offset 0
    )
    select k.levels, k.is_random, k.pairs, k.pairs * k.one / (k.one + k.two + k.related),
           k.pairs * k.two / (k.one + k.two + k.related) * k.of_apart / (k.of_apart + k.of_alike),
           k.pairs * k.two / (k.one + k.two + k.related) * k.of_alike / (k.of_apart + k.of_alike),
           k.pairs * k.related / (k.one + k.two + k.related), k.excess
      from kind k;
end;

comment on function matching.expect(matching.agreement_pattern[], double precision, double precision, double precision, double precision[], double precision[],
                                    double precision[], double precision[], double precision[], double precision[]) is
$$The expectation step of training: of each pattern's pairs, how many are of one person, of strangers (of different backgrounds, and of one), of a household,
under the given parameters.

p_prior_weight and p_household_weight: log2 of how many pairs of one person, and of one household, there are for each pair of strangers.
p_background_weight: log2 of the share of these that are of one background; null where backgrounds are not told apart.
p_m, p_u, p_h: log2 of the probabilities by comparison and level, level -1 in place 1; where a pattern has a rarity it stands
for -log2(u). p_apart, p_alike: log2 of how much oftener than u strangers of different backgrounds (matching.apart), and of one, are at the level.
p_ceilings: by pattern, log2 odds of one person against the likelier of the others that are not exceeded; null where there are none.$$;

commit;
