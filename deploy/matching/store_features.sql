-- Deploy mds:matching/store_features to pg
-- requires: matching/describe
-- requires: matching/identity_keys
begin;

create or replace function matching.store_features(p_descriptions matching.description[])
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_features matching.features[] := array(select d.features from unnest(p_descriptions) d);
    v_ids      bigint[]            := array(select f.source_identity_id from unnest(v_features) f);
begin
    delete from matching.features f where f.source_identity_id = any (v_ids);
    delete from matching.identity_keys k where k.source_identity_id = any (v_ids);

    insert into matching.features select f.* from unnest(v_features) f;
    insert into matching.identity_keys (key, source_identity_id, rule)
    select k.key, v_ids[d.n], k.rule
      from unnest(p_descriptions) with ordinality as d (features, keys, rules, n),
           lateral unnest(d.keys, d.rules) as k (key, rule)
        on conflict do nothing;
end;
$$;

comment on function matching.store_features(matching.description[]) is
$$Writes or replaces the features and keys of identities. Decides nothing: matching.score_candidates does, afterwards.$$;

commit;
