-- Deploy mds:matching/threshold_curve to pg
-- requires: matching/edges
-- requires: matching/default_model
begin;

create type matching.threshold_point as (
    threshold           double precision,
    pair_count          bigint,
    expected_wrong      double precision,
    expected_missed     double precision,
    expected_precision  double precision,
    expected_recall     double precision
);
comment on type matching.threshold_point is 'What a join_weight would mean, if the weights are calibrated.';
comment on column matching.threshold_point.threshold          is 'Match weight, log2 odds.';
comment on column matching.threshold_point.pair_count         is 'Edges at or above it.';
comment on column matching.threshold_point.expected_wrong     is 'How many of these are two people: the sum of their probabilities.';
comment on column matching.threshold_point.expected_missed    is 'How many edges below it are one person.';
comment on column matching.threshold_point.expected_precision is 'Share of the edges at or above it that are one person, 0 to 1; null without any.';
comment on column matching.threshold_point.expected_recall    is 'Share of the edges of one person that are at or above it, 0 to 1; pairs that are no edge are not counted.';

create or replace function matching.threshold_curve(p_step double precision default 1)
returns setof matching.threshold_point
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    if (p_step > 0 and p_step < 'infinity') is not true then
        raise exception 'a curve in steps of % cannot be drawn', coalesce(p_step::text, '(null)')
            using errcode = 'MDPAY', detail = 'p_step must be a number above 0.', hint = 'Leave it out for steps of 1, a doubling of the odds.';
    end if;
    return query
    with slot as (
        select floor(e.weight / p_step) * p_step as threshold, count(*) as n,
               sum(1 / (1 + power(2::float8, greatest(-500, least(500, e.weight))))) as wrong
          from matching.edges e
         where e.verdict = 0
         group by 1
    ),
    totals as (
        select s.threshold, sum(s.n) over above as n, sum(s.wrong) over above as wrong,
               sum(s.n - s.wrong) over () - sum(s.n - s.wrong) over above as missed, sum(s.n - s.wrong) over () as right_ones
          from slot s
        window above as (order by s.threshold desc)
    )
    select t.threshold, t.n::bigint, t.wrong, greatest(0, t.missed), 1 - t.wrong / nullif(t.n, 0)::float8,
           1 - greatest(0, t.missed) / nullif(t.right_ones, 0)
      from totals t
     order by t.threshold;
end;
$$;

comment on function matching.threshold_curve(double precision) is
$$For every threshold in steps of p_step, how many edges reach it and what is to be expected of them: the weight as a probability,
summed. It takes the model at its word; evaluate against a truth to know (mds evaluate). Only pairs that were kept are there, from
review_weight up; those that a rule or a person decided are left out. Raises MDPAY when p_step is not above 0.$$;

grant execute on function matching.threshold_curve(double precision) to mds_operator, mds_auditor;

commit;
