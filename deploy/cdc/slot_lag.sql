-- Deploy mds:cdc/slot_lag to pg
-- requires: cdc/connectors
begin;

create or replace view cdc.slot_lag with (security_invoker = true) as
select s.connector, s.slot_name, s.is_active, s.wal_status, s.retained_bytes, s.lag_bytes, s.safe_wal_bytes, s.catalog_xmin_age,
       s.last_beat_at, s.silence,
       case when s.wal_status is null                   then 'no slot'
            when s.wal_status = 'lost'                  then 'slot lost'
            when s.wal_status = 'unreserved'            then 'slot about to be lost'
            when s.retained_bytes > s.lag_limit         then 'too far behind'
            when s.safe_wal_bytes < s.retained_bytes    then 'more than half of max_slot_wal_keep_size'
            when not s.is_active                        then 'not connected'
            when s.silence > s.silence_limit or s.silence is null then 'no heartbeat' end as alarm
  from (select c.name as connector, c.slot_name, r.active as is_active, r.wal_status,
               pg_wal_lsn_diff(w.lsn, r.restart_lsn)::bigint         as retained_bytes,
               pg_wal_lsn_diff(w.lsn, r.confirmed_flush_lsn)::bigint as lag_bytes,
               r.safe_wal_size as safe_wal_bytes, age(r.catalog_xmin) as catalog_xmin_age,
               c.last_beat_at, now() - c.last_beat_at as silence, c.lag_limit, c.silence_limit
          from cdc.connectors c
          left join pg_replication_slots r on r.slot_name = c.slot_name and r.database = current_database()
         cross join (select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end as lsn) w) s;

comment on view   cdc.slot_lag                  is 'How far behind each connector is, and what is wrong with it; asked of the slots, because Connect says RUNNING when it is not.';
comment on column cdc.slot_lag.connector        is 'outbox or canonical.';
comment on column cdc.slot_lag.slot_name        is 'Its replication slot.';
comment on column cdc.slot_lag.is_active        is 'Whether somebody reads the slot; null when there is none.';
comment on column cdc.slot_lag.wal_status       is 'reserved, extended, unreserved or lost, as pg_replication_slots has it; null when there is no slot.';
comment on column cdc.slot_lag.retained_bytes   is 'WAL the slot holds back.';
comment on column cdc.slot_lag.lag_bytes        is 'WAL the connector has not confirmed.';
comment on column cdc.slot_lag.safe_wal_bytes   is 'WAL that can be written before the slot is in danger; null when max_slot_wal_keep_size is not set.';
comment on column cdc.slot_lag.catalog_xmin_age is 'Transactions since the oldest one whose catalogue rows the slot keeps.';
comment on column cdc.slot_lag.last_beat_at     is 'Last heartbeat.';
comment on column cdc.slot_lag.silence          is 'Time since then.';
comment on column cdc.slot_lag.alarm            is 'What is wrong, worst first; null when nothing is.';

commit;
