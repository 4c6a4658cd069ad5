-- Deploy mds:mds/merge_result to pg
-- requires: mds/schema
begin;

create type mds.merge_result as (
    merge_id           bigint,
    state              text,
    survivor_id        uuid,
    absorbed_id        uuid,
    affected_user_ids  uuid[]
);

comment on type mds.merge_result is 'What became of a merge, split, move or unmerge.';
comment on column mds.merge_result.merge_id          is 'Entry of the journal, for mds.unmerge; null while it waits for approval.';
comment on column mds.merge_result.state             is 'applied, or awaiting_approval: a second person decides with mds.approve_review.';
comment on column mds.merge_result.survivor_id       is 'User that stayed.';
comment on column mds.merge_result.absorbed_id       is 'User that became a redirect to it; of a split or unmerge the one that stands on its own now.';
comment on column mds.merge_result.affected_user_ids is 'Users whose records or profile changed.';

commit;
