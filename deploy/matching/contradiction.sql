-- Deploy mds:matching/contradiction to pg
-- requires: matching/default_model
begin;

create or replace function matching.contradiction(l matching.features, r matching.features)
returns double precision
language plpgsql
immutable parallel safe
as $$
declare
    v_levels smallint[] := matching.levels(l, r);
begin
    return matching.contradiction(v_levels);
end;
$$;

comment on function matching.contradiction(matching.features, matching.features) is
$$Sum of the negative weights of the stable comparisons of the active model for two identities: log2, 0 or less.

For one pair, as matching.weight.$$;

commit;
