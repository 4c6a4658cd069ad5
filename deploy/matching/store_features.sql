-- Deploy mds:matching/store_features to pg
-- requires: matching/describe
-- requires: matching/identity_keys
begin;

create or replace function matching.store_features(p_features matching.features[], p_keys matching.identity_keys[] default null)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_ids bigint[] := array(select f.source_identity_id from unnest(p_features) f);
begin
    delete from matching.features f where f.source_identity_id = any (v_ids);
    delete from matching.identity_keys k where k.source_identity_id = any (v_ids);

    insert into matching.features select f.* from unnest(p_features) f;
    if p_keys is null then
        insert into matching.identity_keys (key, source_identity_id, rule)
        select k.key, f.source_identity_id, k.rule from unnest(p_features) f, lateral matching.keys_of(f) k
            on conflict do nothing;
    else
        insert into matching.identity_keys select k.* from unnest(p_keys) k on conflict do nothing;
    end if;
end;
$$;

comment on function matching.store_features(matching.features[], matching.identity_keys[]) is
$$Writes or replaces the features and keys of identities. Decides nothing: matching.score_candidates does, afterwards.

p_keys: what matching.keys_of makes of them, of a caller that has it; a key may be there twice.$$;

commit;
