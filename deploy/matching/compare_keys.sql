-- Deploy mds:matching/compare_keys to pg
-- requires: matching/keys_in_full
begin;

create or replace function matching.compare_keys(l matching.features, r matching.features)
returns jsonb
language sql
stable parallel safe
begin atomic
    select jsonb_build_object(
               'shared',  coalesce(jsonb_agg(k.rule order by k.n) filter (where k.shared > 0), '[]'),
               'missed',  coalesce(jsonb_agg(jsonb_build_object('rule', k.rule, 'because',
                              case when k.of_l = 0 and k.of_r = 0 then 'neither has a key' when k.of_l = 0 then 'the first has no key'
                                   when k.of_r = 0 then 'the second has no key' when k.dead > 0 then 'the key they share finds nobody'
                                   else 'their keys differ' end) order by k.n) filter (where k.shared = 0), '[]'),
               'capped',  coalesce(jsonb_agg(k.rule order by k.n) filter (where k.capped > 0), '[]'),
               'stopped', coalesce(jsonb_agg(k.rule order by k.n) filter (where k.stopped > 0), '[]'))
      from (select b.name as rule, b.ordinal as n, count(x.key) as of_l, count(y.key) as of_r,
                   count(*) filter (where x.key = y.key and not x.is_stopped and not x.is_capped) as shared,
                   count(*) filter (where x.key = y.key and (x.is_stopped or x.is_capped)) as dead,
                   count(*) filter (where x.key = y.key and x.is_capped) as capped,
                   count(*) filter (where x.key = y.key and x.is_stopped) as stopped
              from matching.blocking_rules b
              left join (matching.keys_in_full(l) x full join matching.keys_in_full(r) y on y.key = x.key and y.rule = x.rule)
                on b.name = coalesce(x.rule, y.rule)
             where b.model_id = matching.active_model_id()
             group by b.name, b.ordinal) k;
end;

comment on function matching.compare_keys(matching.features, matching.features) is
$$Rule by rule of the active model, how two records find each other. JSON: names of the blocking rules by which they do (shared), those by which they do not and
because of what (missed, of the first and the second given), and those whose key they share but that finds nobody (capped, stopped).$$;

commit;
