-- Deploy mds:mds/apply_overrides to pg
-- requires: mds/overrides
-- requires: matching/edges
-- requires: matching/default_model
begin;

create or replace function mds.apply_overrides(p_override_ids bigint[])
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model_id  integer := matching.active_model_id();
begin
    -- What the evidence says at this moment, unless it is known what it said when the person decided.
    update mds.overrides o
       set (weight, levels, rule_verdict, model_id)
           = (select coalesce(matching.weight(l, r), 0), coalesce(matching.levels(l, r), '{}'), matching.definite_verdict(l, r), v_model_id
                from (select) as one
                left join matching.features l on l.source_identity_id = o.left_id
                left join matching.features r on r.source_identity_id = o.right_id)
     where o.model_id is distinct from v_model_id
       and (o.left_id, o.right_id) in (select p.left_id, p.right_id from mds.overrides p where p.id = any (p_override_ids));

    with pair as (
        select distinct o.left_id, o.right_id from mds.overrides o where o.id = any (p_override_ids)
    ),
    latest as (
        select p.left_id, p.right_id, w.*
          from pair p
          left join lateral (
               select o.verdict, o.weight, o.levels, o.rule_verdict, o.model_id
                 from mds.overrides o
                where o.left_id = p.left_id and o.right_id = p.right_id
                  and o.withdrawn_at is null and (o.expires_at is null or o.expires_at > clock_timestamp())
                order by o.id desc
                limit 1) w on true
    ),
    gone as (
        delete from matching.edges e
         using latest l
         where e.left_id = l.left_id and e.right_id = l.right_id and e.is_manual and l.verdict is null
    )
    insert into matching.edges as e (left_id, right_id, weight, verdict, is_manual, levels, found_by, rule_verdict, model_id)
    select l.left_id, l.right_id, l.weight, l.verdict, true, l.levels, 0, l.rule_verdict, l.model_id
      from latest l
     where l.verdict is not null
     order by l.left_id, l.right_id
        on conflict (left_id, right_id) do update
           set weight = excluded.weight, verdict = excluded.verdict, is_manual = true, levels = excluded.levels,
               found_by = excluded.found_by, rule_verdict = excluded.rule_verdict, model_id = excluded.model_id, scored_at = excluded.scored_at;
end;
$$;

comment on function mds.apply_overrides(bigint[]) is
$$Makes the manual edges of the pairs that the given overrides are about what the overrides say now: the latest that holds, or
none. The evidence that the person decided on is kept with the override and the edge, so that a later change of it can be told.

A pair that loses its manual edge has none until it is scored again: mds.redecide does.$$;

commit;
