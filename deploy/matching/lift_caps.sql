-- Deploy mds:matching/lift_caps to pg
-- requires: matching/capped_keys
-- requires: matching/default_model
begin;

create or replace function matching.lift_caps(p_keys bigint[])
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_lifted bigint[];
begin
    with lifted as (
        delete from matching.capped_keys c
         where c.key = any (p_keys)
           and not exists (select from matching.identity_keys k where k.key = c.key offset matching.cap_of(c.rule))
        returning key
    )
    select array_agg(l.key) into v_lifted from lifted l;
    return v_lifted;
end;
$$;

comment on function matching.lift_caps(bigint[]) is
$$Takes keys out of matching.capped_keys that are not too common any more, since identities that shared them say something else
now or were taken back. Returns those keys; null when there are none.

What they find again is for matching.rescore_holders to score.$$;

commit;
