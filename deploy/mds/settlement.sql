-- Deploy mds:mds/settlement to pg
-- requires: mds/schema
begin;

create type mds.settlement as (
    source_identity_id      bigint,
    canonical_user_id       uuid,
    previous_user_id        uuid,
    action                  text,
    potential_duplicate_ids bigint[],
    affected_user_ids       uuid[]
);
comment on type mds.settlement is 'Where an identity ended up.';
comment on column mds.settlement.source_identity_id      is 'The identity.';
comment on column mds.settlement.canonical_user_id       is 'Its user now; null when it was retracted.';
comment on column mds.settlement.previous_user_id        is 'Its user before; null when it had none.';
comment on column mds.settlement.action                  is 'created, linked, merged, moved, split, queued, unchanged or retracted, as in mds.resolution.';
comment on column mds.settlement.potential_duplicate_ids is 'Open cases of its user.';
comment on column mds.settlement.affected_user_ids       is 'Users whose identities or profile it changed; with the first of many, also those whom nothing tells apart.';

commit;
