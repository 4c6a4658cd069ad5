-- Deploy mds:mds/score_of to pg
-- requires: mds/schema
begin;

create or replace function mds.score_of(p_weight double precision)
returns numeric(5,2)
language sql
immutable parallel safe
return case when p_weight is not null then round((100 / (1 + power(2::float8, -least(greatest(p_weight, -60), 60))))::numeric, 2) end;

comment on function mds.score_of(double precision) is
$$Probability in per cent, 0 to 100, of a match weight (log2 odds): 100 / (1 + 2^-weight); null without one. Not strict, so that it is inlined.$$;

commit;
