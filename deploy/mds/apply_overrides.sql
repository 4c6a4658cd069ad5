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
begin
    with pair as (
        select distinct o.left_id, o.right_id from mds.overrides o where o.id = any (p_override_ids)
    ),
    latest as (
        select p.left_id, p.right_id, w.verdict
          from pair p
          left join lateral (
               select o.verdict
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
    select l.left_id, l.right_id, coalesce(matching.weight(fl, fr), 0), l.verdict, true, coalesce(matching.levels(fl, fr), '{}'), 0,
           matching.definite_verdict(fl, fr), matching.active_model_id()
      from latest l
      left join matching.features fl on fl.source_identity_id = l.left_id
      left join matching.features fr on fr.source_identity_id = l.right_id
     where l.verdict is not null
     order by l.left_id, l.right_id
        on conflict (left_id, right_id) do update
           set weight = excluded.weight, verdict = excluded.verdict, is_manual = true, levels = excluded.levels,
               found_by = excluded.found_by, rule_verdict = excluded.rule_verdict, model_id = excluded.model_id, scored_at = excluded.scored_at;
end;
$$;

comment on function mds.apply_overrides(bigint[]) is
$$Makes the manual edges of the pairs that the given overrides are about what the overrides say now: the latest that holds, or
none. The evidence of the moment is kept with the edge, so that a later change of it can be told.

A pair that loses its manual edge has none until it is scored again: mds.redecide does.$$;

commit;
