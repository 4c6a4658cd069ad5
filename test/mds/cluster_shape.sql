-- mds.cluster_shape: how users hang together.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.cluster_shape'), 'stable definer returns setof mds.cluster_statistics', 'contract');
select is(pg_temp.callers('mds.cluster_shape'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may call it');
select is_empty('select * from mds.cluster_shape()', 'nobody has no shape');

select pg_temp.says('crm', n::text, jsonb_build_object('full_name', 'Ann Oakley', 'email', 'ann@oakley.example')) from generate_series(1, 3) n \g /dev/null
select pg_temp.says('crm', 'x', '{"full_name": "Bo Elm"}') \g /dev/null
set local session authorization test_steward;
select results_eq('select identity_count, user_count, mean_density, least_density, bridge_count from mds.cluster_shape()',
    $$ values (1::bigint, 1::bigint, null::float8, null::float8, 0::bigint), (3, 1, 1, 1, 0) $$, 'one alone, and three that all hang together');
select is((select examples from mds.cluster_shape() where identity_count = 3), array[pg_temp.user_of('crm', '1')], 'which one it is');
reset session authorization;

-- Two triangles and an edge between them.
select pg_temp.says('shop', n::text, jsonb_build_object('full_name', 'Cy Fir', 'email', 'cy@fir.example')) from generate_series(1, 3) n \g /dev/null
update mds.source_identities set canonical_user_id = pg_temp.user_of('crm', '1') where source_system = 'shop';
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
values (pg_temp.identity_of('crm', '3'), pg_temp.identity_of('shop', '1'), 9, 0, '{}', 1, matching.active_model_id());
select is((select bridge_count from mds.cluster_shape() where identity_count = 6), 1::bigint, 'a local bridge');
select is((select round(least_density::numeric, 6) from mds.cluster_shape() where identity_count = 6), round(7 / 15.0, 6), 'seven pairs of fifteen');

select finish();
rollback;
