-- Deploy history:history/erased_subjects to pg
-- requires: history/schema
begin;

create table history.erased_subjects (
    id         text         not null constraint pk_erased_subjects primary key,
    erased_at  timestamptz  not null default clock_timestamp()
);

comment on table  history.erased_subjects           is
$$Users and profiles that were erased. Ids are never used again, so whatever still comes about them has no content to keep: the event
user.erased may overtake older rows, which are in other topics.$$;
comment on column history.erased_subjects.id        is 'Canonical user, or profile of one.';
comment on column history.erased_subjects.erased_at is 'When it was erased here.';

alter table history.erased_subjects enable row level security;

grant select on history.erased_subjects to mds_history_reader;
create policy erased_subjects_all on history.erased_subjects for select to mds_history_reader using (true);
comment on policy erased_subjects_all on history.erased_subjects is 'Who may read history may know what is missing.';

commit;
