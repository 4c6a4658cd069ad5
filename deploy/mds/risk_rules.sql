-- Deploy mds:mds/risk_rules to pg
-- requires: mds/schema
-- requires: governance/touch_updated_at
begin;

create table mds.risk_rules (
    name         text             constraint pk_risk_rules primary key,
    is_enabled   boolean          not null,
    threshold    double precision,
    description  text             not null,
    reason       text             not null default 'as shipped',
    updated_by   name             not null default session_user,
    updated_at   timestamptz      not null default now()
);

comment on table  mds.risk_rules             is 'What makes a merge by a person high-risk: it then waits for a second person. mds.set_risk_rule changes them.';
comment on column mds.risk_rules.name        is 'Name; it appears in risks and in the escalation reason.';
comment on column mds.risk_rules.is_enabled  is 'Whether it counts.';
comment on column mds.risk_rules.threshold   is 'Number the rule compares with, where it has one.';
comment on column mds.risk_rules.description is 'When it holds.';
comment on column mds.risk_rules.reason      is 'Why it is set as it is.';
comment on column mds.risk_rules.updated_by  is 'Login that set it.';
comment on column mds.risk_rules.updated_at  is 'Last write.';

insert into mds.risk_rules (name, is_enabled, threshold, description)
values ('government_id', true, null, 'The two hold different government ids of one type and country, and share none of it.'),
       ('definite_rule', true, null, 'A definite rule of the model says that a record of the one and a record of the other are two people.'),
       ('earlier_verdict', false, null, 'A person has said of a record of the one and a record of the other that they are two people.'),
       ('date_of_birth', false, null, 'Both have whole dates of birth, and none in common.'),
       ('record_count', true, 50, 'The smaller of the two has more records than the threshold.'),
       ('match_weight', false, 0, 'No pair of records across the two reaches the threshold (log2 odds).');

create trigger touch_updated_at before update on mds.risk_rules
    for each row execute function governance.touch_updated_at();

alter table mds.risk_rules enable row level security;

commit;
