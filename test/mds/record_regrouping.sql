-- mds.record_regrouping: writes down a decision that moves records.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.record_regrouping'), 'volatile returns bigint', 'contract');
select is(pg_temp.callers('mds.record_regrouping'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 4) n \g /dev/null
select pg_temp.identity_of('crm', '1') as a, pg_temp.identity_of('crm', '2') as b, pg_temp.identity_of('crm', '3') as c, pg_temp.identity_of('crm', '4') as d,
       pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '2') as two, pg_temp.user_of('crm', '3') as three, pg_temp.user_of('crm', '4') as four \gset
update mds.canonical_users set status = 'merged', merged_into = :'one' where id = :'four';

-- b goes from two to four, which is a redirect; c and its user have no part in it.
select mds.record_regrouping(null, array[:b]::bigint[], array[:c, :b, :a, :d]::bigint[], array[:'three', :'two', :'one', null]::uuid[],
                             array[:'three', :'four', :'one', :'four']::uuid[]) as id \gset
select results_eq(format('select trigger_ids, identity_ids, previous_user_ids, next_user_ids from mds.regroupings where id = %s', :id),
    format('values (array[%s::bigint], array[%1$s::bigint, %2$s], array[%3$L::uuid, null], array[%4$L::uuid, %4$L])', :b, :d, :'two', :'four'),
    'records of users that get or lose some, the oldest first');
select results_eq(format('select revived_ids, revived_target_ids from mds.regroupings where id = %s', :id), format('values (array[%L::uuid], array[%L::uuid])', :'four', :'one'),
    'and which of them stood for nobody');
select is(mds.record_regrouping(null, '{}', array[:a]::bigint[], array[:'one']::uuid[], array[:'one']::uuid[]), null, 'nobody moves, nothing is written');
select is(mds.record_regrouping(4711, '{}', array[:a]::bigint[], array[:'one']::uuid[], array[:'two']::uuid[], :id), 4711::bigint, 'under the number that the caller has drawn');
select is((select undoes_id from mds.regroupings where id = 4711), :id::bigint, 'with what it undoes');

select finish();
rollback;
