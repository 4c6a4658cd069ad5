-- Deploy mds:matching/blocking_rules to pg
-- requires: matching/models
begin;

create table matching.blocking_rules (
    model_id     integer  not null constraint fk_blocking_rules_models references matching.models (id) on delete cascade,
    ordinal      smallint not null,
    name         text     not null,
    expression   text     not null,
    cap          integer,
    description  text     not null,
    constraint pk_blocking_rules primary key (model_id, ordinal),
    constraint uk_blocking_rules_name unique (model_id, name),
    constraint chk_blocking_rules_cap check (cap between 2 and 100000),
    constraint chk_blocking_rules_ordinal check (ordinal between 0 and 30)
);
comment on table  matching.blocking_rules             is 'How a model finds candidates: two identities are compared when a rule gives both the same key.';
comment on column matching.blocking_rules.model_id    is 'The model.';
comment on column matching.blocking_rules.ordinal     is 'Number of the rule; bit of edges.found_by.';
comment on column matching.blocking_rules.name        is 'Name people use; part of every key.';
comment on column matching.blocking_rules.expression  is 'SQL over the features row f, giving text[]: the values to make keys of; null values make none.';
comment on column matching.blocking_rules.cap         is
$$A key of this rule that more identities share finds no candidates; null: the model's candidate_cap. A rule on one common attribute
has a low one: it finds people by rare values, at a bounded cost.$$;
comment on column matching.blocking_rules.description is 'What it finds, in a sentence.';

alter table matching.blocking_rules enable row level security;

commit;
