-- Deploy mds:matching/describe to pg
-- requires: matching/features_of
-- requires: matching/with_rarities
-- requires: matching/default_model
begin;

create or replace function matching.describe(
    p_identity_id       bigint,
    p_source_system     text,
    p_source_record_id  text,
    p_person            normalise.person_record
)
returns matching.features
language plpgsql
stable parallel safe
as $$
declare
    v_features matching.features := matching.features_of(p_person);
begin
    v_features.description        := hash_record_extended(v_features, 0);
    v_features                    := matching.with_rarities(v_features);
    v_features.source_identity_id := p_identity_id;
    v_features.source_system      := p_source_system;
    v_features.record_key         := normalise.hash64(p_source_system || ':' || p_source_record_id);
    -- A record is also known by its own key, so that another system's cross-reference finds it.
    v_features.external_ids       := v_features.external_ids || (p_source_system || ':' || p_source_record_id);
    return v_features;
end;
$$;

comment on function matching.describe(bigint, text, text, normalise.person_record) is
$$Features of a record, whole, under the active model; matching.keys_of makes its blocking keys of them. Reads nothing but the model, so it needs no lock.$$;

commit;
