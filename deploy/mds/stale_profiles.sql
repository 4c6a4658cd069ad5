-- Deploy mds:mds/stale_profiles to pg
-- requires: mds/canonical_users
begin;

create table mds.stale_profiles (
    canonical_user_id  uuid        constraint pk_stale_profiles primary key
        constraint fk_stale_profiles_canonical_users references mds.canonical_users (id) on delete cascade,
    rule_changed_at    timestamptz not null default clock_timestamp()
);

comment on table  mds.stale_profiles                   is
$$Users whose golden profile a changed rule concerns and that is not derived anew yet: the rest that a rule change has left to the job
profiles. Until then it is what the rule of before said.$$;
comment on column mds.stale_profiles.canonical_user_id is 'The user.';
comment on column mds.stale_profiles.rule_changed_at    is 'When the rule changed.';

alter table mds.stale_profiles enable row level security;

commit;
