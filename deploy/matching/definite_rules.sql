-- Deploy mds:matching/definite_rules to pg
-- requires: matching/models
begin;

create table matching.definite_rules (
    model_id     integer  not null constraint fk_definite_rules_models references matching.models (id) on delete cascade,
    ordinal      smallint not null,
    name         text     not null,
    verdict      smallint not null,
    condition    text     not null,
    description  text     not null,
    constraint pk_definite_rules primary key (model_id, ordinal),
    constraint uk_definite_rules_name unique (model_id, name),
    constraint chk_definite_rules_verdict check (verdict in (-1, 1))
);
comment on table  matching.definite_rules             is 'Rules that stand above the weight: one person, or two people, whatever the rest says. The first that holds counts.';
comment on column matching.definite_rules.model_id    is 'The model.';
comment on column matching.definite_rules.ordinal     is 'Order in which rules are tried.';
comment on column matching.definite_rules.name        is 'Name people use.';
comment on column matching.definite_rules.verdict     is '1: one person; -1: two people.';
comment on column matching.definite_rules.condition   is 'SQL over the features rows l and r; null counts as false.';
comment on column matching.definite_rules.description is 'What it says, in a sentence.';

alter table matching.definite_rules enable row level security;

commit;
