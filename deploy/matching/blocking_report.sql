-- Deploy mds:matching/blocking_report to pg
-- requires: matching/identity_keys
-- requires: matching/capped_keys
-- requires: matching/edges
-- requires: matching/default_model
begin;

create type matching.blocking_statistics as (
    rule             text,
    identity_count   bigint,
    key_count        bigint,
    pair_count       bigint,
    largest_key      bigint,
    capped_count     bigint,
    stopped_count    bigint,
    edge_count       bigint,
    only_edge_count  bigint,
    only_join_count  bigint
);
comment on type matching.blocking_statistics is 'What a blocking rule costs and what it finds.';
comment on column matching.blocking_statistics.rule            is 'Name of the rule.';
comment on column matching.blocking_statistics.identity_count  is 'Identities it gives a key.';
comment on column matching.blocking_statistics.key_count       is 'Different keys.';
comment on column matching.blocking_statistics.pair_count      is 'Comparisons it costs: pairs that share a key that is not capped; a pair that shares two counts twice.';
comment on column matching.blocking_statistics.largest_key     is 'Identities that share its most common key.';
comment on column matching.blocking_statistics.capped_count    is 'Keys that find nobody because too many share them.';
comment on column matching.blocking_statistics.stopped_count   is 'Keys on the stop list of the model, of all rules: a hash does not tell of which.';
comment on column matching.blocking_statistics.edge_count      is 'Edges it found.';
comment on column matching.blocking_statistics.only_edge_count is 'Of these, edges that no other rule found.';
comment on column matching.blocking_statistics.only_join_count is 'Of these, edges strong enough to join: what would be lost without the rule.';

create or replace function matching.blocking_report()
returns setof matching.blocking_statistics
language sql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    with shared as (
        select k.key, min(k.rule) as rule, count(*) as n from matching.identity_keys k group by k.key
    ),
    cost as (
        select s.rule, count(*) as key_count, max(s.n) as largest_key,
               sum(s.n * (s.n - 1) / 2) filter (where c.key is null)::bigint as pair_count, count(c.key) as capped_count
          from shared s
          left join matching.capped_keys c on c.key = s.key
         group by s.rule
    ),
    reach as (
        select k.rule, count(distinct k.source_identity_id) as identity_count from matching.identity_keys k group by k.rule
    ),
    found as (
        select b.ordinal, count(e.*) as edge_count, count(e.*) filter (where e.found_by = 1 << b.ordinal) as only_edge_count,
               count(e.*) filter (where e.found_by = 1 << b.ordinal and (e.verdict = 1 or e.verdict = 0 and e.weight >= m.join_weight)) as only_join_count
          from matching.models m
          join matching.blocking_rules b on b.model_id = m.id
          left join matching.edges e on e.found_by & (1 << b.ordinal) <> 0
         where m.id = matching.active_model_id()
         group by b.ordinal
    )
    select b.name, coalesce(r.identity_count, 0), coalesce(c.key_count, 0), coalesce(c.pair_count, 0), coalesce(c.largest_key, 0),
           coalesce(c.capped_count, 0), (select count(*) from matching.stop_keys s where s.model_id = b.model_id),
           f.edge_count, f.only_edge_count, f.only_join_count
      from matching.blocking_rules b
      join found f on f.ordinal = b.ordinal
      left join cost c on c.rule = b.ordinal
      left join reach r on r.rule = b.ordinal
     where b.model_id = matching.active_model_id()
     order by b.ordinal;
end;

comment on function matching.blocking_report() is
$$What each blocking rule of the active model costs (keys, comparisons, its largest key, capped ones) and what it finds (edges, and those
that it alone found). A rule with many comparisons and no edge of its own is a candidate for removal: try it with mds.simulate.

Reads all keys and edges.$$;

grant execute on function matching.blocking_report() to mds_operator, mds_auditor;

commit;
