-- mds.review_stats: how many cases wait.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.review_stats'), 'stable definer returns setof mds.review_count', 'contract');
select is(pg_temp.callers('mds.review_stats'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may call it');
select is_empty('select * from mds.review_stats()', 'none');
insert into mds.canonical_users (id) select format('00000000-0000-4000-8000-00000000%s', n)::uuid from generate_series(1000, 6000) n;
insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason, due_at, lease_ends_at)
select format('00000000-0000-4000-8000-00000000%s', n)::uuid, format('00000000-0000-4000-8000-00000000%s', n + 1)::uuid,
       case when n < 1100 then 'deduplicated_source' else 'review_weight' end, now() + (n - 1005) * interval '1 minute', case when n = 1000 then now() + interval '1 minute' end
  from generate_series(1000, 5999) n;
select results_eq('select reason, state, open_count, overdue_count, leased_count from mds.review_stats()',
    $$ values ('review_weight', 'pending', 4900::bigint, 0::bigint, 0::bigint), ('deduplicated_source', 'pending', 100, 5, 1) $$, 'by reason and state');
analyze mds.potential_duplicates;
set local enable_seqscan = off;
select results_eq('select sum(open_count) from mds.review_stats()', array[5000::numeric], 'all of them');

select finish();
rollback;
