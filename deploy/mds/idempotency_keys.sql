-- Deploy mds:mds/idempotency_keys to pg
-- requires: mds/resolution
-- requires: mds/source_systems
begin;

create table mds.idempotency_keys (
    source_system     text           not null
        constraint fk_idempotency_keys_source_systems references mds.source_systems (name),
    idempotency_key   text           not null,
    source_record_id  text           not null,
    payload_hash      bigint         not null,
    answer            mds.resolution not null,
    replay_count      integer        not null default 0,
    created_at        timestamptz    not null default clock_timestamp(),
    constraint pk_idempotency_keys primary key (source_system, idempotency_key),
    constraint chk_idempotency_keys_length check (char_length(idempotency_key) between 1 and 255)
);

comment on table  mds.idempotency_keys                  is 'Answers given under an idempotency key: a repeated call gets the first answer and does nothing.';
comment on column mds.idempotency_keys.source_system    is 'Who called.';
comment on column mds.idempotency_keys.idempotency_key  is 'Its key for the call.';
comment on column mds.idempotency_keys.source_record_id is 'Record the call was about.';
comment on column mds.idempotency_keys.payload_hash     is 'normalise.hash64 of what it sent; another payload under the same key is a mistake.';
comment on column mds.idempotency_keys.answer           is 'What it was answered.';
comment on column mds.idempotency_keys.replay_count     is 'How often it was asked again.';
comment on column mds.idempotency_keys.created_at       is 'When it was first asked.';

alter table mds.idempotency_keys enable row level security;

commit;
