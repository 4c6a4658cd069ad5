-- Deploy mds:mds/jobs to pg
-- requires: mds/schema
begin;

create table mds.jobs (
    name         text     constraint pk_jobs primary key,
    ordinal      smallint not null constraint uk_jobs_ordinal unique,
    function     text     not null,
    every        interval not null,
    is_enabled   boolean  not null default true,
    description  text     not null,
    constraint chk_jobs_name check (name ~ '^[a-z_]+$'),
    constraint chk_jobs_every check (every > interval '0')
);

comment on table  mds.jobs             is 'What runs at night. mds.run_job runs one, mds.run_due_jobs all that are due; mds.set_job changes them.';
comment on column mds.jobs.name        is 'Name people use.';
comment on column mds.jobs.ordinal     is 'Order in which due jobs run.';
comment on column mds.jobs.function    is 'Function that does it a bit further: (p_budget interval, p_dry_run boolean) returns mds.job_report; state finished ends the run.';
comment on column mds.jobs.every       is 'Time after a run has ended from which it is due again.';
comment on column mds.jobs.is_enabled  is 'Whether it is ever due.';
comment on column mds.jobs.description is 'What it does, in a sentence.';

insert into mds.jobs (name, ordinal, function, every, description)
values ('overrides', 10, 'mds.expire_overrides', '20 hours', 'Ends verdicts of people that were given for a time, and decides anew.'),
       ('pins', 15, 'mds.expire_pins', '20 hours', 'Releases golden values that stewards have pinned for a time.'),
       ('profiles', 17, 'mds.derive_profiles', '10 minutes', 'Derives golden profiles that a rule change has left over.'),
       ('recompute', 20, 'mds.recompute', '20 hours', 'Derives everything anew with the rules of today.'),
       ('reviews', 30, 'mds.reevaluate_reviews', '20 hours', 'Looks at every open case again: closes what no longer holds, ends leases.'),
       ('references', 40, 'mds.follow_references', '20 hours', 'Makes rows of other tables follow merges that they have missed.'),
       ('outbox', 50, 'cdc.tidy_outbox', '20 hours', 'Empties the days of the outbox that are older than ten days.');

alter table mds.jobs enable row level security;

commit;
