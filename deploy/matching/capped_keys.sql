-- Deploy mds:matching/capped_keys to pg
-- requires: matching/schema
begin;

create table matching.capped_keys (
    key             bigint      not null constraint pk_capped_keys primary key,
    rule            smallint    not null,
    identity_count  bigint      not null,
    first_capped_at timestamptz not null default now()
);

comment on table  matching.capped_keys                 is
$$Keys that more identities share than the cap of their rule, or the model's candidate_cap: they find no candidates. What they found before
the cap was reached is taken back at that moment, and found again when fewer share the key (matching.rescore_holders).$$;
comment on column matching.capped_keys.key             is 'The key.';
comment on column matching.capped_keys.rule            is 'Ordinal of the blocking rule that made it.';
comment on column matching.capped_keys.identity_count  is 'How many identities shared it when the cap bit; not counted on.';
comment on column matching.capped_keys.first_capped_at is 'When the cap first bit.';

alter table matching.capped_keys enable row level security;

commit;
