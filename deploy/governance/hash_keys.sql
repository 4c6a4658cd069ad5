-- Deploy mds:governance/hash_keys to pg
-- requires: governance/schema
begin;

create table governance.hash_keys (
    purpose     text        not null constraint pk_hash_keys primary key,
    secret      bytea       not null,
    created_at  timestamptz not null default now(),
    constraint chk_hash_keys_secret_length check (octet_length(secret) >= 32)
);

comment on table  governance.hash_keys            is
$$Secrets of the keyed hashes, one per purpose; made at random when the database is deployed, so two databases never
produce the same hash of the same phone number. Granted to nobody: governance.keyed_hash reads it.$$;
comment on column governance.hash_keys.purpose    is 'What the hashes are for: lineage (attribute_lineage.value_hash), lineage_seal (lineage_seals.seal) or blind_index (government ids).';
comment on column governance.hash_keys.secret     is 'Key of the HMAC; at least 32 bytes.';
comment on column governance.hash_keys.created_at is 'When the key was made.';

alter table governance.hash_keys enable row level security;

insert into governance.hash_keys (purpose, secret)
values ('lineage',      extensions.gen_random_bytes(32)),
       ('lineage_seal', extensions.gen_random_bytes(32)),
       ('blind_index',  extensions.gen_random_bytes(32));

commit;
