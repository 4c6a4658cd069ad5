-- mds.redirect_users: users that lost all their records lead to who has them.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.redirect_users'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('mds.redirect_users'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 3) n \g /dev/null
select pg_temp.identity_of('crm', '1') as a, pg_temp.identity_of('crm', '2') as b, pg_temp.identity_of('crm', '3') as c,
       pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '2') as two, pg_temp.user_of('crm', '3') as three \gset
select array[:a, :b, :c]::bigint[] as all, array[:'one', :'two', :'three']::uuid[] as before,
       array[:'one', :'one', :'one']::uuid[] as after \gset
select row(null, null, null, null, null, null, null, null, null)::mds.regroupings as nothing \gset

select is(mds.redirect_users(:'all', :'before', :'before', :'before', :'nothing', null), null, 'who keeps a record is no redirect');
select is_empty($$ select from mds.merges $$, 'and nothing was merged');

insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
select :a, o.id, o.weight, 0, matching.levels(l, r), 1, matching.active_model_id()
  from (values (:b, 7), (:c, 3)) as o (id, weight), matching.features l, matching.features r
 where l.source_identity_id = :a and r.source_identity_id = o.id;
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
select :b, :c, 5, 1, e.levels, 1, e.model_id from matching.edges e limit 1;
update mds.source_identities set canonical_user_id = :'one';
select is(cardinality(mds.redirect_users(:'all', :'before', :'after', array[:'one']::uuid[], :'nothing', null)), 2, 'who lost all is merged');
select results_eq($$ select id, merged_into from mds.canonical_users where status = 'merged' order by created_at $$,
    format('values (%L::uuid, %L::uuid), (%L, %2$L)', :'two', :'one', :'three'), 'and leads to who has the records');
select results_eq(format($$ select match_method, match_weight, moved_identity_ids, kept_identity_ids from mds.merges where absorbed_id = %L $$, :'three'),
    format($$ values ('deterministic', 5::float8, array[%s]::bigint[], array[%s]::bigint[]) $$, :c, :a),
    'on the strongest edge to any record that the survivor has now, a definite rule first');

-- What is undone leads where it led; one that had no record gets to have none.
update mds.canonical_users set status = 'active', merged_into = null;
select mds.redirect_users(:'all', :'before', array[:'one', :'one', :'one']::uuid[], array[:'one']::uuid[],
    row(null, null, null, null, null, array[:'two', :'three']::uuid[], array[:'three', null]::uuid[], null, null)::mds.regroupings, null) \g /dev/null
select is((select merged_into from mds.canonical_users where id = :'two'), :'three', 'a redirect of before leads to whom it led');
select is((select status from mds.canonical_users where id = :'three'), 'active', 'who had no record is left to the caller');

select finish();
rollback;
