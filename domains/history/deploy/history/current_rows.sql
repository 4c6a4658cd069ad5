-- Deploy history:history/current_rows to pg
-- requires: history/versions
begin;

create view history.current_rows with (security_invoker = true) as
select v.table_name, v.key, v.content, v.lsn, v.valid_from
  from history.versions v
 where v.valid_to is null and v.operation <> 'delete';

comment on view   history.current_rows            is 'The published tables as they are, as far as the topics have been read.';
comment on column history.current_rows.table_name is 'Table in MDS.';
comment on column history.current_rows.key        is 'Primary key of the row.';
comment on column history.current_rows.content    is 'Its published columns; null when the person was erased.';
comment on column history.current_rows.lsn        is 'Position of the newest change.';
comment on column history.current_rows.valid_from is 'Since when it is so.';

grant select on history.current_rows to mds_history_reader;

commit;
