-- mds.redecide: decides anew after a person's verdict.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.redecide'), 'volatile returns mds.redecision', 'contract');
select is(pg_temp.callers('mds.redecide'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two \gset
select pg_temp.identity_of('crm', '1') as a, pg_temp.identity_of('crm', '2') as b \gset
select mds.impose(array[:a], array[:b], 1, 'override', 'x', 'me') \g /dev/null
select is((mds.redecide(array[:a, :b], array[:b], array[:'two']::uuid[])).affected_user_ids @> array[:'one', :'two']::uuid[], true, 'it says whom it affects');
select is(array[pg_temp.user_of('crm', '1'), pg_temp.user_of('crm', '2')], array[:'two', :'two']::uuid[], 'the wish decides who stays');
select mds.withdraw_overrides(array(select id from mds.overrides)) \g /dev/null
select mds.redecide(array[:a, :b], array[:a, :b], array[:'one', :'two']::uuid[]) \g /dev/null
select is(array[pg_temp.user_of('crm', '1'), pg_temp.user_of('crm', '2')], array[:'one', :'two']::uuid[], 'and who gets which id back');
select is((mds.redecide('{}', '{}', '{}')).affected_user_ids, '{}', 'nothing to do');

select finish();
rollback;
