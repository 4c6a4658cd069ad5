-- Deploy mds:mds/open_duplicates to pg
-- requires: mds/potential_duplicates
begin;

create or replace view mds.open_duplicates with (security_invoker = true) as
select d.id, d.candidate_user_id, d.possible_match_user_id, d.match_score, d.match_weight, d.state, d.reason,
       d.left_identity_id, d.right_identity_id, d.escalation_reason, d.raised_at, d.last_reviewed_at,
       d.priority, d.due_at, d.leased_by, d.lease_ends_at
  from mds.potential_duplicates d
 where d.closed_at is null;

comment on view   mds.open_duplicates                        is 'What waits for review.';
comment on column mds.open_duplicates.id                     is 'The case.';
comment on column mds.open_duplicates.candidate_user_id      is 'The younger user.';
comment on column mds.open_duplicates.possible_match_user_id is 'The older user: what would survive.';
comment on column mds.open_duplicates.match_score            is 'Probability in per cent that they are one person.';
comment on column mds.open_duplicates.match_weight           is 'The same as log2 odds.';
comment on column mds.open_duplicates.state                  is 'pending or escalated.';
comment on column mds.open_duplicates.reason                 is 'Why they were not joined.';
comment on column mds.open_duplicates.left_identity_id       is 'Record of the strongest pair, of the younger user.';
comment on column mds.open_duplicates.right_identity_id      is 'Record of the strongest pair, of the older user.';
comment on column mds.open_duplicates.escalation_reason      is 'Why a second person must decide.';
comment on column mds.open_duplicates.raised_at              is 'When it was raised.';
comment on column mds.open_duplicates.last_reviewed_at       is 'When a person last looked at it.';
comment on column mds.open_duplicates.priority               is 'Higher comes first.';
comment on column mds.open_duplicates.due_at                 is 'When it becomes overdue.';
comment on column mds.open_duplicates.leased_by              is 'Login that is looking at it.';
comment on column mds.open_duplicates.lease_ends_at           is 'Until when nobody else gets it from mds.next_review.';

commit;
