-- mds.health_checks: every alarm can be tripped.
begin;
\ir ../fixtures.sql
select plan(14);

select is(pg_temp.contract('mds.health_checks'), 'stable definer returns setof mds.health_check', 'contract');
select is(pg_temp.callers('mds.health_checks'), array['mds_auditor', 'mds_operator'], 'who may call it');
select is_empty($$ select * from mds.health_checks() where status <> 'ok' or hint is not null $$, 'an empty database is well');

create function pg_temp.status(p_check text) returns text language sql volatile security definer
return (select h.status || case when (h.hint is null) = (h.status = 'ok') then '' else ', but its hint is wrong' end from mds.health_checks() h where h."check" = p_check);
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('gender', 'f'))) from generate_series(1, 101) n)) \g /dev/null
update mds.source_identities set canonical_user_id = pg_temp.user_of('crm', '1') where source_record_id::integer <= 50;
select is(pg_temp.status('mds.largest_user'), 'ok', 'a user of 50 records');
update mds.source_identities set canonical_user_id = pg_temp.user_of('crm', '1') where source_record_id::integer <= 51;
select is(pg_temp.status('mds.largest_user'), 'warning', 'one of 51');
update mds.source_identities set canonical_user_id = pg_temp.user_of('crm', '1');
select is(pg_temp.status('mds.largest_user'), 'critical', 'a giant');

-- Two that one edge holds together.
select pg_temp.says('shop', n::text, jsonb_build_object('full_name', 'Cy Fir', 'email', 'cy@fir.example')), pg_temp.says('billing', n::text, jsonb_build_object('full_name', 'Di Gum', 'email', 'di@gum.example')) from generate_series(1, 3) n \g /dev/null
update mds.source_identities set canonical_user_id = pg_temp.user_of('shop', '1') where source_system = 'billing';
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
values (least(pg_temp.identity_of('shop', '1'), pg_temp.identity_of('billing', '1')), greatest(pg_temp.identity_of('shop', '1'), pg_temp.identity_of('billing', '1')), 9, 0, '{}', 1, matching.active_model_id());
select is(pg_temp.status('mds.bridges'), 'warning', 'a bridge');
select is((select value from mds.health_checks() where "check" = 'mds.bridges'), '50.0 bridges in 100 users of four records and more', 'of two large users');

-- What a rule change has left over.
insert into mds.stale_profiles (canonical_user_id) values (pg_temp.user_of('crm', '1'));
select is(pg_temp.status('mds.stale_profiles'), 'ok', 'a profile waits for a changed rule');
update mds.stale_profiles set rule_changed_at = now() - interval '25 hours';
select is(pg_temp.status('mds.stale_profiles'), 'warning', 'for longer than a day');
select mds.retract('shop', '1', 'x'), mds.retract('shop', '2', 'x'), mds.retract('shop', '3', 'x') \g /dev/null
update mds.stale_profiles set canonical_user_id = (select id from mds.canonical_users where status = 'inactive' limit 1);
select is((select value from mds.health_checks() where "check" = 'mds.stale_profiles'), '0 golden profiles wait for a changed rule', 'not of who has no record any more');
select is(pg_temp.status('mds.stale_profiles'), 'ok', 'which is no alarm');
set local session authorization test_operator;
select is((select count(*) from mds.health_checks()), 4::bigint, 'operators ask');
select set_has('select "check" from mds.health()', 'select "check" from mds.health_checks()', 'mds.health tells it');
reset session authorization;

select finish();
rollback;
