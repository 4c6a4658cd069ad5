-- Deploy mds:mds/source_systems to pg
-- requires: mds/schema
begin;

create table mds.source_systems (
    name             text         not null constraint pk_source_systems primary key,
    access_role      regrole      not null,
    trust            numeric(5,2) not null default 50,
    is_deduplicated  boolean      not null default false,
    default_country  char(2),
    date_order       text         not null default 'DMY',
    created_at       timestamptz  not null default now(),
    constraint chk_source_systems_name
        check (name = btrim(name) and char_length(name) between 1 and 63 and name !~ '[[:cntrl:]:]'),
    constraint chk_source_systems_trust check (trust between 0 and 100),
    constraint chk_source_systems_date_order check (date_order in ('DMY', 'MDY', 'YMD')),
    constraint chk_source_systems_default_country check (default_country ~ '^[A-Z]{2}$')
);

comment on table  mds.source_systems                 is 'Systems that report people, how far each is trusted, and who may see what it reported.';
comment on column mds.source_systems.name            is 'Name the system reports under, e.g. marketing-crm. No colon: SYSTEM:ID names a record on the command line.';
comment on column mds.source_systems.access_role     is 'Members of this role may write and see the records of this system.';
comment on column mds.source_systems.trust           is 'Trust in its values, 0 to 100; decides survivorship before recency.';
comment on column mds.source_systems.is_deduplicated is
$$The system holds each person once: two of its records never share a user without a human verdict.$$;
comment on column mds.source_systems.default_country is 'ISO 3166 alpha-2; read national phone numbers and postal codes as of this country when a record names none.';
comment on column mds.source_systems.date_order      is 'How the system writes ambiguous dates: DMY, MDY or YMD.';
comment on column mds.source_systems.created_at      is 'When the system was registered.';

alter table mds.source_systems enable row level security;

commit;
