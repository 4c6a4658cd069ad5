-- Deploy mds:matching/identity_keys to pg
-- requires: matching/schema
begin;

create table matching.identity_keys (
    key                 bigint   not null,
    source_identity_id  bigint   not null,
    rule                smallint not null,
    constraint pk_identity_keys primary key (key, source_identity_id)
);
create index idx_identity_keys_source_identity_id on matching.identity_keys (source_identity_id);

comment on table  matching.identity_keys                    is 'Blocking keys of every identity under the active model: who shares one is compared.';
comment on column matching.identity_keys.key                is 'normalise.hash64 of the rule''s name and the value.';
comment on column matching.identity_keys.source_identity_id is 'The identity.';
comment on column matching.identity_keys.rule               is 'Ordinal of the blocking rule that made it.';

alter table matching.identity_keys enable row level security;

commit;
