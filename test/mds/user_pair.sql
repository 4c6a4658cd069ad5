-- mds.user_pair: two users that can be merged.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.user_pair'), 'volatile returns uuid[]', 'contract');
select is(pg_temp.callers('mds.user_pair'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two,
       (mds.ingest('crm', '3', '{"employer": "Fir"}')).canonical_user_id as three \gset
select is(mds.user_pair(:'two', :'one'), array[:'two', :'one']::uuid[], 'the two, in this order');
select mds.merge_users(:'one', :'two', 'x') \g /dev/null
select is(mds.user_pair(:'two', :'three'), array[:'one', :'three']::uuid[], 'a redirect stands for its user');
select throws_ok(format('select mds.user_pair(%L, %L)', :'one', :'two'), 'MDSLF', null, 'one is not two');
select throws_ok(format('select mds.user_pair(%L, gen_random_uuid())', :'one'), 'MDNUS', null, 'nobody is not one');
select throws_ok(format('select mds.user_pair(null, %L)', :'one'), 'MDNUS', null, 'nor null');
select mds.retract('crm', '3', 'x') \g /dev/null
select throws_ok(format('select mds.user_pair(%L, %L)', :'one', :'three'), 'MDMRG', null, 'nor a user without records');

select finish();
rollback;
