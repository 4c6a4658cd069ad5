-- Deploy mds:mds/review_result to pg
-- requires: mds/schema
begin;

create type mds.review_result as (
    duplicate_id  bigint,
    state         text,
    merge_id      bigint
);

comment on type mds.review_result is 'What became of a case.';
comment on column mds.review_result.duplicate_id is 'The case.';
comment on column mds.review_result.state        is
$$applied (merged); awaiting_approval (a second person decides); dismissed (two people); deferred (comes back tomorrow); stale (the
evidence changed since it was shown: look again; nothing was done).$$;
comment on column mds.review_result.merge_id     is 'Entry of the journal when it came to a merge, for mds.unmerge.';

commit;
