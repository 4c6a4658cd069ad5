-- Deploy mds:matching/stop_keys to pg
-- requires: matching/models
begin;

create table matching.stop_keys (
    model_id        integer not null constraint fk_stop_keys_models references matching.models (id) on delete cascade,
    key             bigint  not null,
    identity_count  bigint,
    reason          text    not null,
    constraint pk_stop_keys primary key (model_id, key)
);
comment on table  matching.stop_keys                is 'Keys too common to mean anything; not built. Belongs to the model, so results do not depend on the order of arrival.';
comment on column matching.stop_keys.model_id       is 'The model.';
comment on column matching.stop_keys.key            is 'The key.';
comment on column matching.stop_keys.identity_count is 'How many identities had it when it was put here.';
comment on column matching.stop_keys.reason         is 'Why it is here.';

alter table matching.stop_keys enable row level security;

commit;
