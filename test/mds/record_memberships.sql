-- mds.record_memberships: whose identities are, and why each is there.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.record_memberships'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.record_memberships'), array[]::text[], 'only functions of MDS call it');

-- Three strangers, whom edges are put between.
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 3) n \g /dev/null
select array_agg(id order by id) as ids from mds.source_identities \gset
select pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '3') as three \gset
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
select e.l, e.r, e.weight, e.verdict, '{}', 1, matching.active_model_id()
  from (values (1, 2, 4::float8, 0), (1, 3, 9, 0), (2, 3, 30, -1)) as v (a, b, weight, verdict),
       lateral (select (:'ids'::bigint[])[v.a] as l, (:'ids'::bigint[])[v.b] as r, v.weight, v.verdict) e;
create temp view said as select source_record_id as id, canonical_user_id as user_id, match_weight, match_method from mds.source_identities;

select mds.record_memberships(:'ids', array[:'one', :'one', :'three']::uuid[], array[false, false, false]) \g /dev/null
select results_eq('select * from said order by id', format($$ values ('1', %1$L::uuid, 4::float8, 'probabilistic'), ('2', %1$L, 4, 'probabilistic'), ('3', %2$L, null, null) $$, :'one', :'three'),
    'each by its best edge within its user, and who has none by none');
select mds.record_memberships(:'ids', array[:'one', :'one', :'one']::uuid[], array[false, false, false]) \g /dev/null
select results_eq('select id, match_weight from said order by id', $$ values ('1', 9::float8), ('2', 4), ('3', 9) $$, 'a newcomer may be the better reason; a verdict against is none');
create temp table written on commit drop as select ctid as place from mds.source_identities;
select mds.record_memberships(:'ids', array[:'one', :'one', :'one']::uuid[], array[true, true, true]) \g /dev/null
select set_eq('select ctid as place from mds.source_identities', 'table written', 'what is as it should be is not written');
select mds.record_memberships((:'ids'::bigint[])[3:3], array[:'three']::uuid[], array[false]) \g /dev/null
select is((select minted_user_id from mds.source_identities where source_record_id = '3'), :'three'::uuid, 'whom an id was made for stays');
select lives_ok('select mds.record_memberships(null, null, null)', 'nothing to write is nothing');

select finish();
rollback;
