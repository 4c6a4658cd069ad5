-- Deploy mds:matching/with_rarities to pg
-- requires: matching/features
-- requires: matching/default_model
begin;

create or replace function matching.with_rarities(p_features matching.features, p_model_id integer default null)
returns matching.features
language plpgsql
stable parallel safe
as $$
declare
    v_model_id integer := coalesce(p_model_id, matching.active_model_id());
begin
    -- Values of a query each: six look-ups by key, of which three are mostly left out.
    select -ln(coalesce((select t.frequency from matching.term_frequencies t where t.model_id = v_model_id and t.term = 'given' and t.value = p_features.given),
                     (select t.frequency from matching.term_frequencies t where t.model_id = v_model_id and t.term = 'given' and t.value = ''))) / ln(2::float8),
           -ln(coalesce((select t.frequency from matching.term_frequencies t where t.model_id = v_model_id and t.term = 'family' and t.value = p_features.family),
                     (select t.frequency from matching.term_frequencies t where t.model_id = v_model_id and t.term = 'family' and t.value = ''))) / ln(2::float8),
           -ln(coalesce((select t.frequency from matching.term_frequencies t where t.model_id = v_model_id and t.term = 'city' and t.value = p_features.cities[1]),
                     (select t.frequency from matching.term_frequencies t where t.model_id = v_model_id and t.term = 'city' and t.value = ''))) / ln(2::float8)
      into p_features.given_rarity, p_features.family_rarity, p_features.city_rarity;
    return p_features;
end;
$$;

comment on function matching.with_rarities(matching.features, integer) is
$$The same features with given_rarity, family_rarity and city_rarity (log2 of 1 / frequency) as a model, by default the active one, knows them.

A value that training did not see twice has the frequency the model keeps under the empty value. Null where the model has no
frequencies at all.$$;

commit;
