-- Deploy mds:matching/apart to pg
-- requires: matching/comparison_levels
begin;

create or replace function matching.apart(p_background_weight double precision, p_u double precision, p_b double precision)
returns double precision
language sql
immutable parallel safe
return case when p_background_weight is null or p_b is null then 0
            else ln(greatest((1 - power(2::float8, p_background_weight) * p_b / p_u) / (1 - power(2::float8, p_background_weight)),
                             power(2::float8, -20))) / ln(2::float8) end;

comment on function matching.apart(double precision, double precision, double precision) is
$$log2 of how much oftener strangers of different backgrounds are at a level of u and b probability than strangers at large; -20 at least.

u is of all strangers, so it is u = (1 - q) s + q b, where q = 2 ^ p_background_weight is how many of them are of one background, and s is what
is asked for. 0 where the model does not tell backgrounds apart (p_background_weight or p_b null).$$;

commit;
