-- Deploy mds:governance/data_classes to pg
-- requires: governance/schema
begin;

create table governance.data_classes (
    name            text    not null constraint pk_data_classes primary key,
    is_personal     boolean not null,
    is_publishable  boolean not null,
    description     text    not null
);

insert into governance.data_classes (name, is_personal, is_publishable, description)
values ('public',       false, true,  'Rules and reference data; the same in every database.'),
       ('internal',     false, true,  'Keys, times, counts, states and scores: says nothing of a person by itself.'),
       ('pseudonymous', true,  true,  'Stands for a person without naming one: canonical ids, keys of source systems, keyed hashes of golden values.'),
       ('personal',     true,  true,  'Says who a person is or how to reach one: names, addresses, birth, preferences, what follows from them.'),
       ('restricted',   true,  false, 'Of one source alone, or written by people about people: never leaves by a topic.'),
       ('payload',      true,  false, 'What a source sent, whole; may hold anything.'),
       ('sealed',       true,  false, 'Ciphertexts, and keyed hashes of government ids.'),
       ('secret',       false, false, 'Keys. Read by nobody.');

comment on table  governance.data_classes                is 'Classes of data, and what may be done with each. governance.column_classes gives every column one.';
comment on column governance.data_classes.name           is 'Name of the class.';
comment on column governance.data_classes.is_personal    is 'Whether erasing a person must reach it.';
comment on column governance.data_classes.is_publishable is 'Whether a publication may have it.';
comment on column governance.data_classes.description    is 'What belongs to the class.';

alter table governance.data_classes enable row level security;

commit;
