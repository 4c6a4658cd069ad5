-- Deploy mds:matching/store_features to pg
-- requires: matching/features_of
-- requires: matching/identity_keys
-- requires: matching/compile
-- requires: matching/default_model
begin;

create or replace function matching.store_features(
    p_identity_id       bigint,
    p_source_system     text,
    p_source_record_id  text,
    p_person            normalise.person_record
)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v matching.features := matching.with_rarities(matching.features_of(p_person));
begin
    v.source_identity_id := p_identity_id;
    v.source_system      := p_source_system;
    v.record_key         := normalise.hash64(p_source_system || ':' || p_source_record_id);
    -- A record is also known by its own key, so that another system's cross-reference finds it.
    v.external_ids       := v.external_ids || (p_source_system || ':' || p_source_record_id);

    delete from matching.features where source_identity_id = p_identity_id;
    insert into matching.features select (v).*;
    delete from matching.identity_keys where source_identity_id = p_identity_id;
    insert into matching.identity_keys (key, source_identity_id, rule)
    select k.key, p_identity_id, k.rule from matching.keys_of(v) k;
end;
$$;

comment on function matching.store_features(bigint, text, text, normalise.person_record) is
$$Writes or replaces the features and keys of one identity. Decides nothing: matching.link does, afterwards.$$;

commit;
