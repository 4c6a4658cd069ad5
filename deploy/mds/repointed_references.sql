-- Deploy mds:mds/repointed_references to pg
-- requires: mds/registered_references
-- requires: mds/canonical_users
begin;

create table mds.repointed_references (
    reference_id     integer     not null
        constraint fk_repointed_references_reference references mds.registered_references (id) on delete cascade,
    row_key          text[]      not null,
    home_user_id     uuid        not null constraint fk_repointed_references_home references mds.canonical_users (id),
    current_user_id  uuid        not null constraint fk_repointed_references_current references mds.canonical_users (id),
    repointed_at     timestamptz not null default clock_timestamp(),
    constraint pk_repointed_references primary key (reference_id, row_key)
);

create index idx_repointed_references_home_user_id    on mds.repointed_references (home_user_id);
create index idx_repointed_references_current_user_id on mds.repointed_references (current_user_id);

comment on table  mds.repointed_references                 is
$$Rows of other tables that MDS has repointed: whom they meant and whom they were made to mean. A row whose own user stands on its
own again goes back to it and leaves this table; one that its application has rewritten meanwhile is left alone.$$;
comment on column mds.repointed_references.reference_id    is 'Which column of which table.';
comment on column mds.repointed_references.row_key         is 'Primary key of the row, as text, in the order of key_columns.';
comment on column mds.repointed_references.home_user_id    is 'User that the application wrote.';
comment on column mds.repointed_references.current_user_id is 'User that MDS wrote last: whom home_user_id stands for.';
comment on column mds.repointed_references.repointed_at    is 'When.';

alter table mds.repointed_references enable row level security;

commit;
