-- Deploy mds:cdc/health_checks to pg
-- requires: mds/health_check
-- requires: cdc/slot_lag
-- requires: cdc/publication_problems
begin;

create or replace function cdc.health_checks()
returns setof mds.health_check
language sql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select 'cdc.slot.' || s.connector,
           case when s.alarm is null then 'ok'
                when s.alarm in ('no slot', 'not connected', 'no heartbeat') then 'warning'
                else 'critical' end,
           coalesce(s.alarm, pg_size_pretty(s.lag_bytes) || ' behind'),
           format('%s behind, a heartbeat every %s', pg_size_pretty(c.lag_limit), c.silence_limit),
           case when s.alarm = 'no slot'   then 'The connector has not run here yet.'
                when s.alarm = 'slot lost' then 'Messages are missing. Recover the connector, then cdc.replay_outbox or cdc.request_snapshot.'
                when s.alarm is not null   then 'Look at the connector, and at its log.' end
      from cdc.slot_lag s
      join cdc.connectors c on c.name = s.connector
    union all
    select 'cdc.publications', case when count(*) = 0 then 'ok' else 'critical' end, count(*) || ' problems', '0',
           min('select * from cdc.publication_problems')
      from cdc.publication_problems
    union all
    select 'governance.column_classes', case when count(*) = 0 then 'ok' else 'warning' end, count(*) || ' columns differ', '0',
           min('select * from governance.unclassified_columns')
      from governance.unclassified_columns
    union all
    select 'cdc.role.' || c.role_name,
           case when f.is_fit then 'ok' else 'warning' end,
           case when r.oid is null then 'does not exist'
                else concat_ws(' ', case when r.rolcanlogin then 'LOGIN' end, case when r.rolreplication then 'REPLICATION' end,
                               case when r.rolbypassrls then 'BYPASSRLS' end) end,
           'LOGIN REPLICATION BYPASSRLS, member of mds_cdc',
           case when not f.is_fit then 'Run sql/bootstrap/roles.sql as a superuser.' end
      from cdc.connectors c
      left join pg_roles r on r.rolname = c.role_name
     cross join lateral (select coalesce(r.rolcanlogin and r.rolreplication and r.rolbypassrls and pg_has_role(r.oid, 'mds_cdc', 'usage'),
                                         false) as is_fit) f
    union all
    select 'cdc.wal_level', case when w.level = 'logical' then 'ok' else 'warning' end, w.level, 'logical',
           case when w.level <> 'logical' then 'Set wal_level = logical and restart the server: nothing can be captured.' end
      from (select current_setting('wal_level') as level) w
    union all
    select 'cdc.max_slot_wal_keep_size', case when w.size <> '-1' then 'ok' else 'warning' end, w.size, 'some size, several times lag_limit',
           case when w.size = '-1' then 'Without it a dead connector fills the disk and stops the database.' end
      from (select current_setting('max_slot_wal_keep_size') as size) w
    union all
    select 'cdc.outbox', case when o.is_empty then 'ok' else 'warning' end,
           case when o.is_empty then 'trimmed' else 'holds events of 15 days ago' end, 'the day that comes next is empty',
           case when not o.is_empty then 'Run cdc.trim_outbox daily.' end
      from (select not exists (select from cdc.outbox_events e
                                where e.ring_day = ((now() at time zone 'UTC')::date + 1 - date '2000-01-01') % 16) as is_empty) o;
end;

comment on function cdc.health_checks() is
$$How change data capture is: slots and heartbeats, publications against the catalogue of data, roles, settings, the outbox's trimming. One row
a check; mds.health shows them.$$;

grant execute on function cdc.health_checks() to mds_operator, mds_auditor;

commit;
