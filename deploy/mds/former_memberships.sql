-- Deploy mds:mds/former_memberships to pg
-- requires: mds/source_identities
begin;

create table mds.former_memberships (
    source_identity_id  bigint      not null
        constraint fk_former_memberships_source_identities references mds.source_identities (id),
    canonical_user_id   uuid        constraint fk_former_memberships_canonical_users references mds.canonical_users (id),
    valid_from          timestamptz not null,
    valid_to            timestamptz not null,
    constraint pk_former_memberships primary key (source_identity_id, valid_from),
    constraint chk_former_memberships_period check (valid_to > valid_from),
    constraint excl_former_memberships_period
        exclude using gist (source_identity_id with =, tstzrange(valid_from, valid_to) with &&)
);
create index idx_former_memberships_canonical_user_id on mds.former_memberships (canonical_user_id);

comment on table  mds.former_memberships                    is
$$Whose an identity was before it was whose it is: a row for each user it has left. source_identities has the user of today, since the
end of the last row, or since it was first seen. mds.record_moves writes it; an identity that never moved has no row.$$;
comment on column mds.former_memberships.source_identity_id is 'Identity.';
comment on column mds.former_memberships.canonical_user_id  is 'Whose it was; null while it was retracted.';
comment on column mds.former_memberships.valid_from         is 'Since when.';
comment on column mds.former_memberships.valid_to           is 'Until when.';

alter table mds.former_memberships enable row level security;

commit;
