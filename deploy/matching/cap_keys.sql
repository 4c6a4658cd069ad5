-- Deploy mds:matching/cap_keys to pg
-- requires: matching/capped_keys
-- requires: matching/default_model
begin;

create or replace function matching.cap_keys(p_identity_ids bigint[])
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_capped bigint[];
begin
    -- Keys that are capped already are left out first: to count up to their caps again is most of the work.
    with mine as materialized (
        select k.key, min(k.rule) as rule
          from matching.identity_keys k
         where k.source_identity_id = any (p_identity_ids)
           and not exists (select from matching.capped_keys c where c.key = k.key)
         group by k.key
    ),
    capped as (
        insert into matching.capped_keys (key, rule, identity_count)
        select k.key, k.rule, matching.cap_of(k.rule) + 1
          from mine k
         where exists (select from matching.identity_keys o where o.key = k.key offset matching.cap_of(k.rule))
        on conflict do nothing
        returning key
    )
    select array_agg(c.key) into v_capped from capped c;
    return v_capped;
end;
$$;

comment on function matching.cap_keys(bigint[]) is
$$Records in matching.capped_keys which keys of the given identities have become too common: more identities share them than
the cap of their rule. Returns those keys; null when there are none.

What they found before is for matching.rescore_holders to take back.$$;

commit;
