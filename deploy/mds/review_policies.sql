-- Deploy mds:mds/review_policies to pg
-- requires: mds/schema
-- requires: governance/touch_updated_at
begin;

create table mds.review_policies (
    reason      text        constraint pk_review_policies primary key,
    priority    smallint    not null,
    sla         interval    not null,
    updated_by  name        not null default session_user,
    updated_at  timestamptz not null default now(),
    constraint chk_review_policies_sla check (sla > interval '0')
);

comment on table  mds.review_policies            is 'How urgent a case is, by its reason. mds.set_review_policy changes them, for cases raised from then on.';
comment on column mds.review_policies.reason     is 'As in potential_duplicates.reason.';
comment on column mds.review_policies.priority   is 'Higher comes first.';
comment on column mds.review_policies.sla        is 'Time after which a case is overdue; overdue ones come before all others.';
comment on column mds.review_policies.updated_by is 'Login that set it.';
comment on column mds.review_policies.updated_at is 'Last write.';

insert into mds.review_policies (reason, priority, sla)
values ('requested', 50, '1 day'), ('contradicted', 40, '3 days'), ('deduplicated_source', 30, '3 days'), ('veto', 30, '3 days'),
       ('either', 20, '7 days'), ('weak_bridge', 20, '7 days'), ('household_doubt', 20, '7 days'), ('too_large', 20, '7 days'),
       ('review_weight', 10, '14 days'), ('shared_email', 0, '30 days'), ('not_recomputed', 0, '30 days');

create trigger touch_updated_at before update on mds.review_policies
    for each row execute function governance.touch_updated_at();

alter table mds.review_policies enable row level security;

commit;
