-- Deploy mds:mds/merge_history to pg
-- requires: mds/merges
begin;

create or replace view mds.merge_history with (security_invoker = true) as
select m.id, m.kind, m.survivor_id, m.absorbed_id, m.match_method, m.match_weight, m.moved_identity_ids, m.merged_at, m.merged_by,
       m.undone_at, m.undone_by_id
  from mds.merges m;

comment on view   mds.merge_history                    is 'Which user was folded into which, when and why, and whether it still holds; with what people split, moved and undid.';
comment on column mds.merge_history.id                 is 'The merge.';
comment on column mds.merge_history.kind               is 'merge, split, move or unmerge.';
comment on column mds.merge_history.survivor_id        is 'User that stayed.';
comment on column mds.merge_history.absorbed_id        is 'User that became a redirect, or stands on its own since.';
comment on column mds.merge_history.match_method       is 'What decided.';
comment on column mds.merge_history.match_weight       is 'Strongest pair across the two, log2 odds.';
comment on column mds.merge_history.moved_identity_ids is 'Records that moved.';
comment on column mds.merge_history.merged_at          is 'When.';
comment on column mds.merge_history.merged_by          is 'Login that decided, or sent the deciding signal.';
comment on column mds.merge_history.undone_at          is 'When it was undone; null while it holds.';
comment on column mds.merge_history.undone_by_id       is 'Entry that undid it; null when the evidence did.';

commit;
