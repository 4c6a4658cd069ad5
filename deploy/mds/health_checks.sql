-- Deploy mds:mds/health_checks to pg
-- requires: mds/health_check
-- requires: mds/cluster_shape
-- requires: mds/stale_profiles
-- requires: mds/custom_function
begin;

create or replace function mds.health_checks()
returns setof mds.health_check
language sql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    with shape as materialized (
        select * from mds.cluster_shape()
    )
    select 'mds.largest_user', case when g.largest > 100 then 'critical' when g.largest > 50 then 'warning' else 'ok' end,
           g.largest || ' records', 'at most 50',
           case when g.largest > 50 then 'Records of many people may have been joined, or a source reports one person many times: ' || g.example end
      from (select coalesce(max(s.identity_count), 0) as largest, (array_agg(s.examples[1]::text order by s.identity_count desc))[1] as example from shape s) g
    union all
    select 'mds.bridges', case when b.share > 0.02 then 'warning' else 'ok' end, round((100 * b.share)::numeric, 1) || ' bridges in 100 users of four records and more', 'at most 2',
           case when b.share > 0.02 then 'select * from mds.cluster_shape(): groups of records that only one edge holds together may be two people.' end
      from (select coalesce(sum(s.bridge_count) / nullif(sum(s.user_count), 0)::float8, 0) as share from shape s where s.identity_count >= 4) b
    union all
    select 'mds.stale_profiles', case when g.since < now() - interval '1 day' then 'warning' else 'ok' end,
           g.count || ' golden profiles wait for a changed rule' || coalesce(' since ' || to_char(g.since, 'YYYY-MM-DD HH24:MI'), ''), 'none for longer than a day',
           case when g.since < now() - interval '1 day' then 'Derive them: mds jobs run profiles' end
      from (select count(*) as count, min(s.rule_changed_at) as since     -- who was merged or lost its records since has nothing to derive
              from mds.stale_profiles s
              join mds.canonical_users u on u.id = s.canonical_user_id and u.status = 'active') g
    union all
    select 'mds.survivorship_functions', case when g.gone is not null then 'critical' else 'ok' end,
           case when g.gone is not null then 'missing: ' || g.gone else 'all there' end, 'all there',
           case when g.gone is not null then 'No profile that it decides on can change: create ' || g.gone || ' again, or set another rule with mds.set_survivorship.' end
      from (select string_agg(distinct r.custom_function, ', ' order by r.custom_function) as gone
              from mds.survivorship_rules r
             where r.valid_to is null and r.custom_function is not null and mds.custom_function(r.custom_function) is null) g;
end;

comment on function mds.health_checks() is
$$What mds.health says of users: whether one has suspiciously many records, how many of them one edge holds together, whether golden
profiles wait for a changed rule, and whether the functions that rules name are there.$$;

grant execute on function mds.health_checks() to mds_operator, mds_auditor;

commit;
