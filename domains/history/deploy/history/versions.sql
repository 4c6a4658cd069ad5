-- Deploy history:history/versions to pg
-- requires: history/schema
begin;

create table history.versions (
    table_name      text         not null,
    key             jsonb        not null,
    lsn             bigint       not null,
    operation       text         not null,
    transaction_id  bigint,
    content         jsonb,
    is_erased       boolean      not null default false,
    valid_from      timestamptz  not null,
    valid_to        timestamptz,
    applied_at      timestamptz  not null default clock_timestamp(),
    constraint pk_versions primary key (table_name, key, lsn),
    constraint chk_versions_operation check (operation in ('create', 'update', 'delete', 'snapshot')),
    constraint chk_versions_key check (jsonb_typeof(key) = 'object'),
    constraint chk_versions_content check ((content is null) = (operation = 'delete' or is_erased)),
    constraint chk_versions_period check (valid_to >= valid_from)
);

create unique index uk_versions_current on history.versions (table_name, key) where valid_to is null;
create index idx_versions_user on history.versions ((content ->> 'canonical_user_id')) where content ? 'canonical_user_id';
create index idx_versions_profile on history.versions ((content ->> 'canonical_profile_id')) where content ? 'canonical_profile_id';
create index idx_versions_valid_from on history.versions (valid_from);

comment on table  history.versions                is 'One row per version of a row. A deletion is a version too, without content.';
comment on column history.versions.table_name     is 'Table in MDS, with its schema: mds.canonical_users.';
comment on column history.versions.key            is 'Primary key of the row, {"id": …}.';
comment on column history.versions.lsn            is 'Position of the change in the WAL of MDS: orders versions of a key, and tells a message that came twice.';
comment on column history.versions.operation      is 'create, update, delete, or snapshot: seen by a connector that began, or was asked to send the table anew.';
comment on column history.versions.transaction_id is 'Transaction in MDS; ties rows that changed together.';
comment on column history.versions.content        is 'The published columns after the change, as Debezium writes them; null when the row was deleted or the person erased.';
comment on column history.versions.is_erased      is 'The content was removed because the person was erased.';
comment on column history.versions.valid_from     is 'When the change was committed in MDS.';
comment on column history.versions.valid_to       is 'When the next version came; null for the newest one.';
comment on column history.versions.applied_at     is 'When it arrived here.';

alter table history.versions enable row level security;

grant select on history.versions to mds_history_reader;
create policy versions_all on history.versions for select to mds_history_reader using (true);
comment on policy versions_all on history.versions is 'Who may read history reads all of it.';

commit;
