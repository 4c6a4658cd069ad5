-- Deploy mds:matching/keys_of_repeat to pg
-- requires: matching/default_model
begin;

create or replace function matching.keys_of_repeat(f matching.features)
returns setof matching.identity_keys
language plpgsql
stable parallel safe
rows 1
as $$
declare
    v_said matching.features := f;
begin
    v_said.external_ids := f.external_ids[:cardinality(f.external_ids) - 1];        -- the last is its own
    return query
    select k.key, f.source_identity_id, k.rule from matching.keys_of(f) k
    except
    select k.key, f.source_identity_id, k.rule from matching.keys_of(v_said) k;
end;
$$;

comment on function matching.keys_of_repeat(matching.features) is
$$Blocking keys of an identity that repeats others: those alone that stand for its own key, by which records of other systems name it.$$;

commit;
