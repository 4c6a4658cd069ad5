-- mds.user_at: the user that an id stood for at a moment.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.user_at'), 'stable definer returns uuid', 'contract');
select is(pg_temp.callers('mds.user_at'), array[]::text[], 'only functions of MDS call it');

insert into mds.canonical_users (id, created_at) select ('00000000-0000-4000-8000-00000000000' || n)::uuid, '2026-01-01' from generate_series(1, 3) n;
insert into mds.merges (survivor_id, absorbed_id, match_method, moved_identity_ids, merged_at, undone_at)
select ('00000000-0000-4000-8000-00000000000' || s)::uuid, ('00000000-0000-4000-8000-00000000000' || a)::uuid, 'manual', '{}', m::timestamptz, u::timestamptz
  from (values (2, 1, '2026-02-01', '2026-04-01'), (3, 2, '2026-03-01', null), (3, 1, '2026-06-01', null)) as c (s, a, m, u);
select is(right(mds.user_at('00000000-0000-4000-8000-000000000001', at::timestamptz)::text, 1), expected, format('%s: %s', at, description))
  from (values ('2025-12-31', null, 'it had not been issued'), ('2026-01-15', '1', 'itself'), ('2026-02-15', '2', 'merged'), ('2026-03-15', '3', 'and merged again'),
               ('2026-05-01', '1', 'the merge was undone'), ('2026-07-01', '3', 'and made anew')) as c (at, expected, description);

select finish();
rollback;
