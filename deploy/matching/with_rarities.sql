-- Deploy mds:matching/with_rarities to pg
-- requires: matching/features
-- requires: matching/default_model
begin;

create or replace function matching.with_rarities(p_features matching.features)
returns matching.features
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    select -log(2, coalesce(max(t.frequency) filter (where t.term = 'given'  and t.value <> ''), max(t.frequency) filter (where t.term = 'given'))::numeric),
           -log(2, coalesce(max(t.frequency) filter (where t.term = 'family' and t.value <> ''), max(t.frequency) filter (where t.term = 'family'))::numeric),
           -log(2, coalesce(max(t.frequency) filter (where t.term = 'city'   and t.value <> ''), max(t.frequency) filter (where t.term = 'city'))::numeric)
      into p_features.given_rarity, p_features.family_rarity, p_features.city_rarity
      from matching.term_frequencies t
     where t.model_id = matching.active_model_id()
       and (t.term = 'given'  and t.value in (p_features.given, '')
         or t.term = 'family' and t.value in (p_features.family, '')
         or t.term = 'city'   and t.value in (p_features.cities[1], ''));
    return p_features;
end;
$$;

comment on function matching.with_rarities(matching.features) is
$$The same features with given_rarity, family_rarity and city_rarity (log2 of 1 / frequency) as the active model knows them.

A value that training did not see twice has the frequency the model keeps under the empty value. Null where the model has no
frequencies at all.$$;

commit;
