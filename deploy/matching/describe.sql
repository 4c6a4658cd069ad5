-- Deploy mds:matching/describe to pg
-- requires: matching/features_of
-- requires: matching/with_rarities
-- requires: matching/default_model
begin;

create type matching.description as (
    features  matching.features,
    keys      bigint[],
    rules     smallint[]
);
comment on type matching.description is 'What matching makes of a record.';
comment on column matching.description.features is 'Its features row, whole.';
comment on column matching.description.keys     is 'Its blocking keys; one may be there twice.';
comment on column matching.description.rules    is 'Ordinal of the blocking rule of each key, index-aligned.';

create or replace function matching.describe(
    p_identity_id       bigint,
    p_source_system     text,
    p_source_record_id  text,
    p_person            normalise.person_record
)
returns matching.description
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_features  matching.features := matching.with_rarities(matching.features_of(p_person));
    v_keys      bigint[];
    v_rules     smallint[];
begin
    v_features.source_identity_id := p_identity_id;
    v_features.source_system      := p_source_system;
    v_features.record_key         := normalise.hash64(p_source_system || ':' || p_source_record_id);
    -- A record is also known by its own key, so that another system's cross-reference finds it.
    v_features.external_ids       := v_features.external_ids || (p_source_system || ':' || p_source_record_id);

    select array_agg(k.key), array_agg(k.rule) into v_keys, v_rules from matching.keys_of(v_features) k;
    return row(v_features, v_keys, v_rules)::matching.description;
end;
$$;

comment on function matching.describe(bigint, text, text, normalise.person_record) is
$$Features and blocking keys of a record under the active model. Reads nothing but the model, so it needs no lock.$$;

commit;
