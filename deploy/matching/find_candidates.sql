-- Deploy mds:matching/find_candidates to pg
-- requires: matching/identity_keys
-- requires: matching/capped_keys
-- requires: matching/store_features
begin;

create type matching.candidate_pair as (
    left_id   bigint,
    right_id  bigint,
    found_by  integer
);
comment on type matching.candidate_pair is 'Two identities that share a blocking key.';
comment on column matching.candidate_pair.left_id  is 'The identity with the smaller number.';
comment on column matching.candidate_pair.right_id is 'The other one.';
comment on column matching.candidate_pair.found_by is 'Blocking rules that found the pair: bit n is the rule with ordinal n.';

create or replace function matching.find_candidates(p_identity_ids bigint[])
returns setof matching.candidate_pair
language plpgsql
volatile parallel unsafe
rows 10
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    insert into matching.capped_keys (key, rule, identity_count)
    select k.key, min(k.rule), matching.cap_of(min(k.rule)) + 1
      from matching.identity_keys k
     where k.source_identity_id = any (p_identity_ids)
       and not exists (select from matching.capped_keys c where c.key = k.key)
       and exists (select from matching.identity_keys o where o.key = k.key offset matching.cap_of(k.rule))
     group by k.key
    on conflict do nothing;

    -- Capped keys are left out first: joining what a hundred thousand share would be the work that the cap saves.
    return query
    with mine as materialized (
        select k.key, k.source_identity_id, k.rule
          from matching.identity_keys k
         where k.source_identity_id = any (p_identity_ids)
           and not exists (select from matching.capped_keys c where c.key = k.key)
    )
    select least(k.source_identity_id, o.source_identity_id), greatest(k.source_identity_id, o.source_identity_id),
           bit_or(1 << k.rule)
      from mine k
      join matching.identity_keys o on o.key = k.key and o.source_identity_id <> k.source_identity_id
     group by 1, 2;
end;
$$;

comment on function matching.find_candidates(bigint[]) is
$$Pairs of the given identities with every identity they share a blocking key with, each pair once.

A key that more identities share than its rule's cap finds nothing and is recorded in matching.capped_keys.$$;

commit;
