-- Deploy mds:matching/weight to pg
-- requires: matching/default_model
begin;

create or replace function matching.weight(l matching.features, r matching.features)
returns double precision
language plpgsql
stable parallel safe
as $$
declare
    v_levels smallint[] := matching.levels(l, r);
begin
    return matching.weight(v_levels, least(l.given_rarity, r.given_rarity), least(l.family_rarity, r.family_rarity),
                           least(l.city_rarity, r.city_rarity));
end;
$$;

comment on function matching.weight(matching.features, matching.features) is
$$Match weight of two identities under the active model: log2 odds.

For one pair; code that scores many takes the levels first and their weights then.$$;

commit;
