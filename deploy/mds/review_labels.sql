-- Deploy mds:mds/review_labels to pg
-- requires: mds/overrides
begin;

create or replace view mds.review_labels with (security_invoker = true) as
select distinct on (o.left_id, o.right_id) o.left_id, o.right_id, o.verdict = 1 as is_match, o.origin, o.requested_by, o.decided_at
  from mds.overrides o
 where o.withdrawn_at is null and (o.expires_at is null or o.expires_at > now())
 order by o.left_id, o.right_id, o.id desc;

comment on view   mds.review_labels              is 'What people have decided of pairs of records, the latest word on each: labels to train and to evaluate with.';
comment on column mds.review_labels.left_id      is 'The record with the smaller number.';
comment on column mds.review_labels.right_id     is 'The other one.';
comment on column mds.review_labels.is_match     is 'Whether they are one person.';
comment on column mds.review_labels.origin       is 'merge, split, move, unmerge, review or override.';
comment on column mds.review_labels.requested_by is 'Who said so.';
comment on column mds.review_labels.decided_at   is 'When.';

commit;
