-- Deploy mds:matching/with_rarities to pg
-- requires: matching/features
-- requires: matching/default_model
begin;

create function matching.with_rarities(p_features matching.features)
returns matching.features
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model_id integer := (matching.active_model()).id;
begin
    select max(case t.term when 'given'  then -log(2, t.frequency::numeric) end),
           max(case t.term when 'family' then -log(2, t.frequency::numeric) end),
           max(case t.term when 'city'   then -log(2, t.frequency::numeric) end)
      into p_features.given_rarity, p_features.family_rarity, p_features.city_rarity
      from matching.term_frequencies t
     where t.model_id = v_model_id
       and (t.term, t.value) in (('given', p_features.given), ('family', p_features.family), ('city', p_features.cities[1]));
    return p_features;
end;
$$;

comment on function matching.with_rarities(matching.features) is
$$The same features with given_rarity, family_rarity and city_rarity (log2 of 1 / frequency) as the active model knows them.$$;

commit;
