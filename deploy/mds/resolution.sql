-- Deploy mds:mds/resolution to pg
-- requires: mds/schema
begin;

create type mds.resolution as (
    source_identity_id       bigint,
    canonical_user_id        uuid,
    action                   text,
    match_method             text,
    match_score              numeric(5,2),
    match_weight             double precision,
    potential_duplicate_ids  bigint[],
    affected_user_ids        uuid[]
);

comment on type mds.resolution is 'What became of a record: the answer of mds.ingest, mds.ingest_batch and mds.retract.';
comment on column mds.resolution.source_identity_id      is 'The record inside MDS; null when it was rejected.';
comment on column mds.resolution.canonical_user_id       is 'The person; null when it was rejected or retracted.';
comment on column mds.resolution.action                  is
$$created (a new user), queued (a new user, with a review open), linked (joined a user), merged (joined users to one), moved (to
another user), split (parted from others), unchanged (the same person as before: a replay, or news that change no membership;
affected_user_ids tells them apart), stale (older than what is known), retracted, suppressed (an erased person), rejected.$$;
comment on column mds.resolution.match_method            is 'What decided: deterministic, probabilistic or manual; null when it stands alone.';
comment on column mds.resolution.match_score             is 'Probability in per cent, 0 to 100.';
comment on column mds.resolution.match_weight            is 'log2 odds.';
comment on column mds.resolution.potential_duplicate_ids is 'Cases waiting for review that its user is in.';
comment on column mds.resolution.affected_user_ids       is 'Users whose identities or golden profile changed.';

commit;
