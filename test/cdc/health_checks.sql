-- cdc.health_checks: how change data capture is.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('cdc.health_checks'), 'stable definer returns setof mds.health_check', 'contract');
select is(pg_temp.callers('cdc.health_checks'), array['mds_auditor', 'mds_operator'], 'who may call it');

set local session authorization test_operator;
select set_eq($$ select "check" from cdc.health_checks() $$, array['cdc.slot.outbox', 'cdc.slot.canonical', 'cdc.publications', 'governance.column_classes',
    'cdc.role.mds_cdc_outbox', 'cdc.role.mds_cdc_canonical', 'cdc.wal_level', 'cdc.max_slot_wal_keep_size', 'cdc.outbox'], 'what is looked at');
select is_empty($$ select from cdc.health_checks() where status not in ('ok', 'warning', 'critical') or status is null or value is null or "limit" is null $$, 'every check answers');
select is_empty($$ select from cdc.health_checks() where (status = 'ok') <> (hint is null) $$, 'what is not well has a hint');
select set_eq($$ select "check" from cdc.health_checks() where status = 'ok' $$, array['cdc.publications', 'governance.column_classes', 'cdc.role.mds_cdc_outbox',
    'cdc.role.mds_cdc_canonical', 'cdc.wal_level', 'cdc.outbox'], 'a fresh database is well, but for connectors that never ran and a disk that is not protected');
reset session authorization;

create publication careless for all tables;
select is(status, 'critical', 'a publication that leaks') from cdc.health_checks() where "check" = 'cdc.publications';
create table mds.novelties (id bigint);
select is(status, 'warning', 'a column without a class') from cdc.health_checks() where "check" = 'governance.column_classes';
alter role mds_cdc_outbox nobypassrls;
select is(status, 'warning', 'a role that sees too little') from cdc.health_checks() where "check" = 'cdc.role.mds_cdc_outbox';
insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload, ring_day)
values ('user', 'a', 'user.created', '{}', ((now() at time zone 'UTC')::date + 1 - date '2000-01-01') % 16);
select is(status, 'warning', 'an outbox that nobody trims') from cdc.health_checks() where "check" = 'cdc.outbox';

select finish();
rollback;
