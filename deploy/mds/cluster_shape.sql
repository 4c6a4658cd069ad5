-- Deploy mds:mds/cluster_shape to pg
-- requires: mds/source_identities
-- requires: matching/edges
-- requires: matching/default_model
begin;

create type mds.cluster_statistics as (
    identity_count   bigint,
    user_count       bigint,
    mean_density     double precision,
    least_density    double precision,
    bridge_count     bigint,
    examples         uuid[]
);
comment on type mds.cluster_statistics is 'Users of one size, and how firmly their records hang together.';
comment on column mds.cluster_statistics.identity_count is 'Records of the user.';
comment on column mds.cluster_statistics.user_count     is 'Users of this size.';
comment on column mds.cluster_statistics.mean_density   is 'Share of the pairs of a user that are edges strong enough to join, 0 to 1, on average; null for one record.';
comment on column mds.cluster_statistics.least_density  is 'The same of the loosest of them.';
comment on column mds.cluster_statistics.bridge_count   is
$$Local bridges: edges whose two ends both have other neighbours and none in common. What hangs together by such an edge alone may be
two people.$$;
comment on column mds.cluster_statistics.examples       is 'The loosest of them, at most five.';

create or replace function mds.cluster_shape()
returns setof mds.cluster_statistics
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
set enable_nestloop = off       -- the planner takes each step for one row
as $$
declare
    c_giant constant bigint := 200;     -- in larger users nobody looks for bridges: they are alarming as they are
    v_join  double precision := matching.join_weight();
begin
    return query
    with member as (
        select i.id, i.canonical_user_id as user_id, count(*) over (partition by i.canonical_user_id) as n
          from mds.source_identities i
         where i.canonical_user_id is not null
    ),
    inner_edge as materialized (
        select l.user_id, l.n, e.left_id, e.right_id
          from matching.edges e
          join member l on l.id = e.left_id
          join member r on r.id = e.right_id and r.user_id = l.user_id
         where e.verdict = 1 or e.verdict = 0 and e.weight >= v_join
    ),
    neighbour as materialized (
        select e.user_id, e.left_id as id, e.right_id as other_id from inner_edge e
        union all
        select e.user_id, e.right_id, e.left_id from inner_edge e
    ),
    degree as materialized (
        select n.id, count(*) as n from neighbour n group by n.id
    ),
    thick as (      -- edges whose ends have a neighbour in common
        select distinct e.left_id, e.right_id
          from inner_edge e
          join neighbour a on a.id = e.left_id
          join neighbour b on b.id = e.right_id and b.other_id = a.other_id
         where e.n <= c_giant
    ),
    bridge as (
        select e.user_id, count(*) as n
          from inner_edge e
          join degree l on l.id = e.left_id and l.n > 1
          join degree r on r.id = e.right_id and r.n > 1
          left join thick t on t.left_id = e.left_id and t.right_id = e.right_id
         where t.left_id is null and e.n <= c_giant
         group by e.user_id
    ),
    held as (
        select e.user_id, count(*) as n from inner_edge e group by e.user_id
    ),
    shape as (
        select u.user_id, u.n, coalesce(h.n, 0) / nullif(u.n * (u.n - 1) / 2, 0)::float8 as density, coalesce(b.n, 0) as bridges
          from (select m.user_id, count(*) as n from member m group by m.user_id) u
          left join held h on h.user_id = u.user_id
          left join bridge b on b.user_id = u.user_id
    )
    select s.n, count(*), avg(s.density), min(s.density), sum(s.bridges)::bigint, (array_agg(s.user_id order by s.bridges desc, s.density, s.user_id))[1:5]
      from shape s
     group by s.n
     order by s.n;
end;
$$;

comment on function mds.cluster_shape() is
$$How many users have how many records, how dense the edges between these are, and how many local bridges there are among them; the giants
come last (of more than 200 records, and bridges are not counted). Few edges and many bridges in a large user are the sign of a chain: look with mds.why_records, part with a split.

Reads all identities and edges.$$;

grant execute on function mds.cluster_shape() to mds_operator, mds_auditor, mds_steward, mds_approver;

commit;
