-- mds.decide_review: a steward decides a case.
begin;
\ir ../fixtures.sql
select plan(27);

select is(pg_temp.contract('mds.decide_review'), 'volatile definer returns mds.review_result', 'contract');
select is(pg_temp.callers('mds.decide_review'), array['mds_steward'], 'who may call it');

-- Pairs with one role mailbox each: a case for each pair.
create function pg_temp.a_case(p_n text, p_a jsonb default '{}', p_b jsonb default '{}') returns bigint language sql volatile security definer as $$
    select mds.ingest('crm', p_n || 'a', p_a || jsonb_build_object('full_name', 'Ida ' || md5(p_n), 'email', 'info@' || p_n || '.example.org'));
    select mds.ingest('crm', p_n || 'b', p_b || jsonb_build_object('full_name', 'Olaf ' || md5(p_n || 'b'), 'email', 'info@' || p_n || '.example.org'));
    select d.id from mds.open_duplicates d where d.possible_match_user_id = pg_temp.user_of('crm', p_n || 'a') $$;
select pg_temp.a_case('m') as m, pg_temp.a_case('s') as s, pg_temp.a_case('d') as d, pg_temp.a_case('l') as l, pg_temp.a_case('x') as x,
       pg_temp.a_case('r', '{"government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}', '{"government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}') as r \gset
set local session authorization test_steward;
select is((select count(*) from mds.open_duplicates), 6::bigint, 'given six cases');

select state, merge_id as merge from mds.decide_review(:m, 'merge', 'one office, one person') \gset
select is(:'state'::text, 'applied', 'merge: applied');
select is(pg_temp.user_of('crm', 'mb'), pg_temp.user_of('crm', 'ma'), 'the two are one');
select results_eq(format('select state::text, escalation_reason, last_reviewed_at is not null from mds.potential_duplicates where id = %s', :m), $$ values ('auto_merged', 'one office, one person', true) $$, 'the case is closed');
select results_eq('select verdict, state, merge_id, requested_by, reason from mds.review_decisions', format($$ values ('merge', 'applied', %s::bigint, 'test_steward'::name, 'one office, one person') $$, :merge), 'the decision is on record');
select throws_ok(format('select mds.decide_review(%s, ''merge'', ''x'')', :m), 'MDDEC', null, 'a case is decided once');
select lives_ok(format('select mds.unmerge(%s, ''x'')', :merge), 'and undone like any merge');

select pg_temp.user_of('crm', 'sb') as younger \gset
select is((mds.decide_review(:s, 'merge', 'x', p_survivor_id => :'younger')).state, 'applied', 'the steward may say who stays');
select is(pg_temp.user_of('crm', 'sa'), :'younger'::uuid, 'and that one stays');
select throws_ok(format('select mds.decide_review(%s, ''merge'', ''x'', %L)', :d, :'younger'), 'MDPAY', null, 'one of the two');

select is((mds.decide_review(:d, 'distinct', 'two people')).state, 'dismissed', 'distinct: dismissed');
select is((select state::text from mds.potential_duplicates where id = :d), 'dismissed', 'the case is closed');
select is_empty(format('select * from mds.open_duplicates where id = %s', :d), 'and stays away');

select is((mds.decide_review(:l, 'defer', 'ask her first')).state, 'deferred', 'defer: deferred');
select ok((select lease_ends_at > now() + interval '23 hours' and leased_by is null from mds.open_duplicates where id = :l), 'until tomorrow');
select isnt((mds.next_review()).duplicate_id, :l::bigint, 'nobody is given it meanwhile');

-- What was shown is what is decided on.
select (mds.next_review()).evidence_hash as hash \gset
select mds.release_review() \g /dev/null
select is((mds.decide_review(:x, 'merge', 'x', p_evidence_hash => '\x00')).state, 'stale', 'other evidence than there is: stale');
select isnt(pg_temp.user_of('crm', 'xa'), pg_temp.user_of('crm', 'xb'), 'and nothing is done');

select is((mds.decide_review(:r, 'merge', 'looks alike')).state, 'awaiting_approval', 'a high-risk merge waits for a second person');
select is((select state::text from mds.open_duplicates where id = :r), 'escalated', 'and the case with it');
select throws_ok(format('select mds.decide_review(%s, ''distinct'', ''x'')', :r), 'MDDEC', null, 'the steward has had his say');

select throws_ok(format('select mds.decide_review(%s, ''maybe'', ''x'')', :x), 'MDPAY', null, 'a verdict is one of three');
select throws_ok(format('select mds.decide_review(%s, ''merge'', '' '')', :x), 'MDPAY', null, 'and has a reason');
select throws_ok('select mds.decide_review(0, ''merge'', ''x'')', 'MDNRV', null, 'a case that never was');
reset session authorization;
update mds.potential_duplicates set leased_by = 'somebody_else', lease_ends_at = clock_timestamp() + interval '1 hour' where id = :x;
set local session authorization test_steward;
select throws_ok(format('select mds.decide_review(%s, ''merge'', ''x'')', :x), 'MDLEA', null, 'what somebody else is at, is his');
reset session authorization;

select finish();
rollback;
