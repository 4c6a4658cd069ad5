-- Deploy mds:mds/decay to pg
-- requires: mds/schema
begin;

create or replace function mds.decay(p_curve text, p_age double precision)
returns double precision
language sql
immutable parallel safe
return case p_curve
            when 'half_life'  then power(0.5::double precision, greatest(p_age, 0))
            when 'slow_start' then 1 - least(greatest(p_age, 0), 1) ^ 2
            when 'fast_start' then (1 - least(greatest(p_age, 0), 1)) ^ 2
            when 'linear'     then 1 - least(greatest(p_age, 0), 1)
       end;

comment on function mds.decay(text, double precision) is
$$What is left of a trust at an age, 1 to 0; the age in decay periods, none below 0. Null for an unknown curve.$$;

commit;
