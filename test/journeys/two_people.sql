-- Four eyes at every way in: two people whose government ids contradict each other are never joined by one person, nor by the engine, whatever is tried.
begin;
\ir ../fixtures.sql
select plan(45);

-- Thresholds that the cases below are made for.
select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0}') \g /dev/null

create role test_both login in role mds_steward, mds_approver, mds_operator, mds_service, test_crm, test_billing;
create function pg_temp.are_two() returns boolean language sql volatile security definer
return pg_temp.user_of('crm', 'gil') <> pg_temp.user_of('billing', 'gill');
create function pg_temp.id(p_last text, p_group text default '90') returns jsonb language sql immutable
return jsonb_build_object('government_ids', jsonb_build_array(jsonb_build_object('type', 'ssn', 'country_code', 'US', 'value', '536-' || p_group || '-439' || p_last)));
create function pg_temp.gil(p_more jsonb default '{}') returns jsonb language sql immutable
return '{"full_name": "Gil Grove", "email": "gil@example.org", "date_of_birth": "1980-02-29"}'::jsonb || p_more;

-- With the rule of docs/stewardship.md no evidence joins them either: alike in everything but the id, news alone.
select pg_temp.decide_by('{"definite_rules": [{"ordinal": 2, "name": "different_ids", "verdict": -1, "description": "No government id in common.",
    "condition": "l.government_ids is not null and r.government_ids is not null and not l.government_ids && r.government_ids"}]}') \g /dev/null
select mds.ingest('crm', 'gil', pg_temp.gil(pg_temp.id('9'))), mds.ingest('billing', 'gill', pg_temp.gil(pg_temp.id('1'))) \g /dev/null
select is(pg_temp.are_two(), true, 'ingest: alike in everything but the id');
select mds.ingest('shop', 'bridge', pg_temp.gil('{"external_ids": {"crm": "gil", "billing": "gill"}}')) \g /dev/null
select is(pg_temp.are_two(), true, 'ingest: a record that a rule lays to both');
select mds.ingest('shop', 'both', pg_temp.gil('{"government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}, {"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}')) \g /dev/null
select is(pg_temp.are_two(), true, 'ingest: a record with both ids');
select is((select count(*) from mds.ingest_batch('shop', jsonb_build_array(jsonb_build_object('source_record_id', 'b1', 'payload', pg_temp.gil('{"external_ids": {"crm": "gil"}}')),
                                                                          jsonb_build_object('source_record_id', 'b2', 'payload', pg_temp.gil('{"external_ids": {"billing": "gill", "shop": "b1"}}'))))), 2::bigint, 'ingest_batch: a chain of records');
select is(pg_temp.are_two(), true, 'does not reach');
select mds.start_load('chain.jsonl', 'hash') as load \gset
select mds.load_batch(:load, 1, 1, jsonb_build_array(jsonb_build_object('line', 1, 'source_system', 'shop', 'source_record_id', 'l1', 'payload', pg_temp.gil('{"external_ids": {"crm": "gil", "billing": "gill"}}')))) \g /dev/null
select is(pg_temp.are_two(), true, 'load_batch: nor a load');
select mds.retract('shop', 'bridge', 'a mistake'), mds.retract('shop', 'both', 'a mistake'), mds.retract('shop', 'b1', 'a mistake'), mds.retract('shop', 'b2', 'a mistake'), mds.retract('shop', 'l1', 'a mistake') \g /dev/null
select is(pg_temp.are_two(), true, 'retract: nor what stays when they go');
select mds.recompute() \g /dev/null
select is(pg_temp.are_two(), true, 'recompute: nor the night');
select mds.simulate('{"join_weight": -20, "review_weight": -30}') \g /dev/null
select is(pg_temp.are_two(), true, 'simulate: nor a model that would join anybody');

-- One person, with every role there is.
select pg_temp.identity_of('crm', 'gil') as gil_record, pg_temp.identity_of('billing', 'gill') as gill_record, pg_temp.user_of('crm', 'gil') as gil, pg_temp.user_of('billing', 'gill') as gill \gset
set local session authorization test_both;
select throws_ok(format('select mds.set_override(''must_link'', %s, %s, ''x'')', :gil_record, :gill_record), 'MDREV', null, 'set_override');
select throws_ok(format('select mds.set_override(''must_link'', %s, %s, ''x'', now() + interval ''1 hour'')', :gil_record, :gill_record), 'MDREV', null, 'set_override, for an hour');
select throws_ok(format('select mds.move_identity(%s, %L, ''x'')', :gill_record, :'gil'), 'MDREV', null, 'move_identity, of the last record');
select is((mds.merge_users(:'gil', :'gill', 'one person')).state, 'awaiting_approval', 'merge_users asks');
select id as case from mds.open_duplicates where state = 'escalated' \gset
select throws_ok(format('select mds.approve_review(%s, ''me again'')', :case), 'MDREV', null, 'approve_review, of one''s own request');
select throws_ok(format('select mds.reject_review(%s, ''me again'')', :case), 'MDREV', null, 'reject_review, of one''s own request');
select throws_ok(format('select mds.decide_review(%s, ''merge'', ''x'')', :case), 'MDDEC', null, 'decide_review, of what waits');
select throws_ok(format('select mds.decide_case(array[%s], ''merge'', ''x'')', :case), 'MDDEC', null, 'decide_case, of what waits');
select throws_ok(format('select mds.merge_users(%L, %L, ''x'')', :'gill', :'gil'), 'MDDEC', null, 'merge_users, the other way');
select throws_ok(format('update mds.review_decisions set requested_by = ''somebody'' where duplicate_id = %s', :case), '42501', null, 'writing somebody else into the request');
select throws_ok(format('insert into mds.overrides (left_id, right_id, verdict, origin, reason) values (%s, %s, 1, ''merge'', ''x'')', least(:gil_record, :gill_record), greatest(:gil_record, :gill_record)), '42501', null, 'writing a verdict');
select throws_ok(format('select mds.impose(array[%s], array[%s], 1, ''merge'', ''x'', ''somebody'', ''test_both'')', :gil_record, :gill_record), '42501', null, 'calling what writes it');
select throws_ok(format('select mds.join_users(%L, %L, ''x'', ''somebody'', ''test_both'')', :'gil', :'gill'), '42501', null, 'or what joins');
select throws_ok(format('update mds.source_identities set canonical_user_id = %L where id = %s', :'gil', :gill_record), '42501', null, 'or moving the record by hand');
reset session authorization;
select throws_ok(format('insert into mds.overrides (left_id, right_id, verdict, origin, reason, risks, requested_by, approved_by) values (%s, %s, 1, ''merge'', ''x'', ''{government_id}'', ''me'', ''me'')',
    least(:gil_record, :gill_record), greatest(:gil_record, :gill_record)), '23514', null, 'not even who owns the table can be both');
select throws_ok(format('update mds.review_decisions set approved_by = requested_by, approved_at = now(), state = ''applied'' where duplicate_id = %s', :case), '23514', null, 'nor in the decision');
select is(pg_temp.are_two(), true, 'they are two all the while');
set local session authorization test_approver;
select is((mds.reject_review(:case, 'two papers')).state, 'dismissed', 'given a second person who refused');

-- Through the queue: pair by pair, and as a whole.
reset session authorization;
select mds.ingest('crm', 'ida', '{"full_name": "Ida Iris", "email": "info@example.org"}'), mds.ingest('crm', 'olaf', '{"full_name": "Olaf Otto", "email": "info@example.org"}' || pg_temp.id('9', '22')), mds.ingest('billing', 'uma', '{"full_name": "Uma Ulm", "email": "info@example.org"}' || pg_temp.id('1', '22')) \g /dev/null
select pg_temp.user_of('crm', 'ida') as ida \gset
set local session authorization test_both;
select array_agg(id order by :'ida' in (candidate_user_id, possible_match_user_id) desc, id) as pairs from mds.open_duplicates where reason = 'shared_email' \gset
select is((select array_agg(distinct state) from mds.decide_case(:'pairs', 'merge', 'one clerk')), array['awaiting_approval'], 'decide_case asks, though no pair of it contradicts itself');
select throws_ok(format('select mds.approve_review(%s, ''me again'')', (:'pairs'::bigint[])[1]), 'MDREV', null, 'and who asked does not agree');
set local session authorization test_approver;
select mds.reject_review((:'pairs'::bigint[])[1], 'two papers') \g /dev/null
reset session authorization;
select mds.clear_override(id, 'again') from (select distinct on (duplicate_id) id from mds.overrides where duplicate_id = any (:'pairs'::bigint[]) order by duplicate_id, id) o \g /dev/null
set local session authorization test_both;
select is((mds.decide_review((:'pairs'::bigint[])[1], 'merge', 'step by step')).state, 'applied', 'decide_review: the first joins, nothing speaks against it');
select is((mds.decide_review(id, 'merge', 'step by step')).state, 'awaiting_approval', 'the second asks: the whole user counts') from mds.open_duplicates where reason = 'shared_email';
reset session authorization;
select isnt(pg_temp.user_of('crm', 'olaf'), pg_temp.user_of('billing', 'uma'), 'they are two');
select mds.ingest('shop', 'nobody', '{"employer": "Nobody & Sons"}') \g /dev/null
select pg_temp.identity_of('shop', 'nobody') as nobody \gset
set local session authorization test_both;
select lives_ok(format('select mds.set_override(''must_link'', %s, %s, ''x'')', :gil_record, :nobody), 'set_override, through a third record: the first step');
select throws_ok(format('select mds.set_override(''must_link'', %s, %s, ''x'')', :nobody, :gill_record), 'MDREV', null, 'the second');
select throws_ok(format('select mds.move_identity(%s, %L, ''x'')', :gill_record, :'gil'), 'MDREV', null, 'move_identity, to a user that has grown');

-- What was harmless when it was said, and is not when it would hold again.
reset session authorization;
select (mds.ingest('crm', 'hal', '{"full_name": "Hal Hazel"}')).canonical_user_id as hal, (mds.ingest('billing', 'hall', '{"full_name": "Hall Hassel"}')).canonical_user_id as hall \gset
set local session authorization test_both;
select merge_id as merge from mds.merge_users(:'hal', :'hall', 'one person') \gset
select merge_id as unmerge from mds.unmerge(:merge, 'two people') \gset
select mds.unmerge(:unmerge, 'one person') \g /dev/null
select merge_id as split from mds.split_user(:'hal', array[pg_temp.identity_of('billing', 'hall')], 'two people') \gset
reset session authorization;
select mds.ingest('crm', 'hal', '{"full_name": "Hal Hazel"}' || pg_temp.id('9', '24')), mds.ingest('billing', 'hall', '{"full_name": "Hall Hassel"}' || pg_temp.id('1', '24')) \g /dev/null
set local session authorization test_both;
select throws_ok(format('select mds.unmerge(%s, ''one person'')', :split), 'MDREV', null, 'unmerge, of a split');
reset session authorization;
select mds.ingest('crm', 'hal', '{"full_name": "Hal Hazel"}'), mds.ingest('billing', 'hall', '{"full_name": "Hall Hassel"}') \g /dev/null
set local session authorization test_both;
select mds.unmerge(:split, 'one person') \g /dev/null
select merge_id as unmerge from mds.unmerge((select max(id) from mds.merge_history where kind = 'merge' and undone_at is null and absorbed_id = :'hall'), 'two people') \gset
reset session authorization;
select mds.ingest('crm', 'hal', '{"full_name": "Hal Hazel"}' || pg_temp.id('9', '24')), mds.ingest('billing', 'hall', '{"full_name": "Hall Hassel"}' || pg_temp.id('1', '24')) \g /dev/null
set local session authorization test_both;
select throws_ok(format('select mds.unmerge(%s, ''one person'')', :unmerge), 'MDREV', null, 'unmerge, of an unmerge');
reset session authorization;
select (mds.ingest('crm', 'iva', '{"full_name": "Iva Ivy"}')).canonical_user_id as iva, (mds.ingest('billing', 'ivan', '{"full_name": "Ivan Inn"}')).canonical_user_id as ivan \gset
select pg_temp.identity_of('crm', 'iva') as iva_record, pg_temp.identity_of('billing', 'ivan') as ivan_record \gset
set local session authorization test_both;
select mds.merge_users(:'iva', :'ivan', 'one person') \g /dev/null
select mds.set_override('cannot_link', :iva_record, :ivan_record, 'two people for now', clock_timestamp() + interval '1 hour') as override \gset
reset session authorization;
select mds.ingest('crm', 'iva', '{"full_name": "Iva Ivy"}' || pg_temp.id('9', '26')), mds.ingest('billing', 'ivan', '{"full_name": "Ivan Inn"}' || pg_temp.id('1', '26')) \g /dev/null
set local session authorization test_both;
select throws_ok(format('select mds.clear_override(%s, ''one person'')', :override), 'MDREV', null, 'clear_override, of a verdict that kept them apart');
reset session authorization;
update mds.overrides set expires_at = decided_at + interval '1 us' where id = :override;
set local session authorization test_both;
select is((mds.expire_overrides()).state, 'finished', 'expire_overrides: the night');
select is((select expires_at > clock_timestamp() from mds.overrides where id = :override), true, 'leaves it for another day');
reset session authorization;
select mds.recompute() \g /dev/null
select isnt(pg_temp.user_of('crm', 'iva'), pg_temp.user_of('billing', 'ivan'), 'they are two');
select isnt(pg_temp.user_of('crm', 'hal'), pg_temp.user_of('billing', 'hall'), 'all of them');

-- And two people can.
set local session authorization test_both;
select mds.merge_users(:'iva', :'ivan', 'she changed it') \g /dev/null
select id as case from mds.open_duplicates where state = 'escalated' and :'iva' in (candidate_user_id, possible_match_user_id) \gset
set local session authorization test_approver;
select is((mds.approve_review(:case, 'seen both papers')).state, 'applied', 'two people can');
set local session authorization test_steward;
select merge_id as unmerge from mds.unmerge((select merge_id from mds.review_decisions where duplicate_id = :case and state = 'applied'), 'x') \gset
select is((mds.unmerge(:unmerge, 'x')).state, 'applied', 'and what they have agreed to holds again without a third');
reset session authorization;

-- Nothing was left out: these are all that anybody may call and that reach the decision whose records are.
select set_eq($$
    with recursive code as (
        select p.oid, p.proname::text as name, pg_get_functiondef(p.oid) as text
          from pg_proc p where p.pronamespace in ('mds'::regnamespace, 'matching'::regnamespace) and p.prokind = 'f'
    ),
    reaching (name) as (
        select 'assign'::text collate "C"
        union
        select c.name from reaching r join code c on c.text ~ ('\mmds\.' || r.name || '\(')
    )
    select distinct c.name
      from reaching r join code c on c.name = r.name
     where exists (select from pg_roles o where o.rolname like 'mds\_%' and o.rolname not in ('mds_owner', 'mds_deployer') and not o.rolsuper
                                            and has_function_privilege(o.rolname, c.oid, 'execute')) $$,
    array['ingest', 'ingest_batch', 'load_batch', 'retract', 'recompute', 'simulate', 'verify_rebuild', 'set_override', 'clear_override', 'expire_overrides', 'merge_users',
          'move_identity', 'split_user', 'unmerge', 'decide_review', 'decide_case', 'approve_review', 'reject_review'], 'no way in was left out');

select finish();
rollback;
