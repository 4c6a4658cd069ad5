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

create or replace function matching.find_candidates(p_identity_ids bigint[], p_from_id bigint default 0)
returns setof matching.candidate_pair
language plpgsql
stable parallel safe
rows 10
as $$
begin
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
      join matching.identity_keys o on o.key = k.key and o.source_identity_id <> k.source_identity_id and o.source_identity_id >= p_from_id
     group by 1, 2;
end;
$$;

comment on function matching.find_candidates(bigint[], bigint) is
$$Pairs of the given identities with every identity they share a blocking key with, each pair once. Others below p_from_id are left out.

A key in matching.capped_keys finds nothing; call matching.cap_keys first.$$;

commit;
