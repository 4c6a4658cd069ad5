-- Deploy mds:matching/held_keys to pg
-- requires: matching/default_model
-- requires: matching/identity_keys
begin;

create or replace function matching.held_keys(p_identity_ids bigint[])
returns setof bigint
language plpgsql
stable parallel safe
as $$
begin
    return query
    select k.key from matching.identity_keys k where k.source_identity_id = any (p_identity_ids)
    union all
    select f.description from matching.features f where f.source_identity_id = any (p_identity_ids) and f.description is not null;
    return query
    select k.key
      from matching.features f, lateral matching.keys_of(f) k
     where f.source_identity_id = any (p_identity_ids) and f.is_repeat;
end;
$$;

comment on function matching.held_keys(bigint[]) is
$$What identities say, as locks and matching.score_candidates want it: their blocking keys, also those that a repeat does not make, and the hash of all that
they say. A key may come twice.$$;

commit;
