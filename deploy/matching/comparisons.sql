-- Deploy mds:matching/comparisons to pg
-- requires: matching/models
begin;

create table matching.comparisons (
    model_id        integer  not null constraint fk_comparisons_models references matching.models (id) on delete cascade,
    name            text     not null,
    ordinal         smallint not null,
    null_condition  text     not null,
    is_stable       boolean  not null default false,
    is_shared       boolean  not null default false,
    is_regional     boolean  not null default false,
    description     text     not null,
    cap_rule        text,
    constraint pk_comparisons primary key (model_id, name),
    constraint uk_comparisons_ordinal unique (model_id, ordinal),
    constraint chk_comparisons_name check (name ~ '^[a-z][a-z0-9_.]*$')
);
comment on table  matching.comparisons                is 'What a model compares; one comparison per concept, so that no evidence counts twice.';
comment on column matching.comparisons.model_id       is 'The model.';
comment on column matching.comparisons.name           is 'Name of the concept: given_name, birth, email.';
comment on column matching.comparisons.ordinal        is 'Its place in the level vector, from 1.';
comment on column matching.comparisons.null_condition is 'SQL over the features rows l and r: when true, one side says nothing, level -1, weight 0.';
comment on column matching.comparisons.is_stable      is
$$A person has one of it, for life or nearly: two records that disagree contradict each other. People have several e-mail addresses,
phones, addresses and employers, so different ones contradict nothing.$$;
comment on column matching.comparisons.is_shared      is
$$Members of one household often have it in common (family name, address, landline): training learns h of its levels.$$;
comment on column matching.comparisons.is_regional    is
$$It goes with a country or a language (names, cities): training learns b of its levels.$$;
comment on column matching.comparisons.description    is 'What it compares, in a sentence.';
comment on column matching.comparisons.cap_rule       is
$$Blocking rule that makes a key of each value two records can agree on here. Where all that they share under it is too common (capped, or on
the stop list), that they agree says nothing: level -1. Null: a common value counts for as much as a rare one.$$;

alter table matching.comparisons enable row level security;

commit;
