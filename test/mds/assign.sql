-- mds.assign: decides whose identities are and carries it through.
begin;
\ir ../fixtures.sql
select plan(16);

select is(pg_temp.contract('mds.assign'), 'volatile returns setof mds.settlement', 'contract');
select is(pg_temp.callers('mds.assign'), array[]::text[], 'only functions of MDS call it');

-- Four records; edges are put in place, so that nothing but the decision is tested.
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 4) n \g /dev/null
create function pg_temp.an_edge(p_l text, p_r text, p_weight float8, p_verdict integer default 0) returns void language sql as $$
    insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
    select l.source_identity_id, r.source_identity_id, p_weight, p_verdict, matching.levels(l, r), 1, matching.active_model_id()
      from matching.features l, matching.features r
     where l.source_identity_id = pg_temp.identity_of('crm', p_l) and r.source_identity_id = pg_temp.identity_of('crm', p_r)
    on conflict (left_id, right_id) do update set weight = excluded.weight, verdict = excluded.verdict $$;
create function pg_temp.assigns(p_id text) returns text language sql
return (select action from mds.assign(array(select id from mds.source_identities), array[pg_temp.identity_of('crm', p_id)]));
select pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '2') as two, pg_temp.user_of('crm', '3') as three \gset

select pg_temp.an_edge('1', '2', 9) \g /dev/null
select is(pg_temp.assigns('2'), 'moved', 'a record that joins another user moves');
select is(pg_temp.user_of('crm', '2'), :'one', 'the oldest user survives');
select results_eq('select survivor_id, absorbed_id, match_method, match_weight, cardinality(moved_identity_ids), undone_at from mds.merges',
    format($$ values (%L::uuid, %L::uuid, 'probabilistic', 9::float8, 1, null::timestamptz) $$, :'one', :'two'), 'the merge is on record');
select is(mds.resolve_user(:'two'), :'one', 'the other is a redirect to it');

select pg_temp.an_edge('2', '3', 9, 1) \g /dev/null
select is(pg_temp.assigns('1'), 'merged', 'a user that others join is merged');
select is(pg_temp.partition(), array['crm:1 crm:2 crm:3', 'crm:4'], 'three are one');

delete from matching.edges;
select is(pg_temp.assigns('2'), 'split', 'a user that loses its links falls apart');
select is(array[pg_temp.user_of('crm', '1'), pg_temp.user_of('crm', '2'), pg_temp.user_of('crm', '3')], array[:'one', :'two', :'three']::uuid[], 'and everybody gets the old id back');
select is_empty('select * from mds.merges where undone_at is null', 'the merges are undone on record');
select results_eq($$ select evidence ->> 'left_id', (evidence ->> 'weight')::float8, evidence ->> 'found_by', (evidence ->> 'model_id')::integer from mds.merges order by id limit 1 $$,
    format($$ values (%L, 9::float8, '1', %s) $$, pg_temp.identity_of('crm', '1'), matching.active_model_id()), 'with the edge that decided, which is gone');
select is((select count(*) from mds.canonical_users where status = 'active'), 4::bigint, 'nobody is left a redirect');

select pg_temp.an_edge('3', '4', 2) \g /dev/null
select is(pg_temp.assigns('4'), 'unchanged', 'a light edge moves nobody');
select is((select reason from mds.open_duplicates), 'review_weight', 'and raises a case');

-- A wish for nobody is none; nulls once kept the lock waiting for ever.
set local statement_timeout = '20s';
select is((select count(*) from mds.assign(array[pg_temp.identity_of('crm', '4')], array[pg_temp.identity_of('crm', '4')], '{}',
                                           array[pg_temp.identity_of('crm', '4')], array[null]::uuid[])), 1::bigint, 'who wishes nobody in particular gets an answer');

select finish();
rollback;
