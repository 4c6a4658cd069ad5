-- Deploy mds:matching/term_frequencies to pg
-- requires: matching/models
begin;

create table matching.term_frequencies (
    model_id   integer          not null constraint fk_term_frequencies_models references matching.models (id) on delete cascade,
    term       text             not null,
    value      text             not null,
    frequency  double precision not null,
    constraint pk_term_frequencies primary key (model_id, term, value),
    constraint chk_term_frequencies_term check (term in ('given', 'family', 'city')),
    constraint chk_term_frequencies_frequency check (frequency > 0 and frequency <= 1)
);
comment on table  matching.term_frequencies           is 'How common values are, as the model learnt them.';
comment on column matching.term_frequencies.model_id  is 'The model.';
comment on column matching.term_frequencies.term      is 'given, family or city.';
comment on column matching.term_frequencies.value     is 'Comparable form.';
comment on column matching.term_frequencies.frequency is 'Share of the records that have one, 0 to 1.';

alter table matching.term_frequencies enable row level security;

commit;
