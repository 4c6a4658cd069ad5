-- Deploy mds:mds/next_review to pg
-- requires: mds/potential_duplicates
-- requires: mds/review_decisions
-- requires: mds/case_pairs
-- requires: mds/case_hash
-- requires: mds/merge_risks
begin;

create type mds.review_case as (
    duplicate_id          bigint,
    duplicate_ids         bigint[],
    user_ids              uuid[],
    source_identity_ids   bigint[],
    reason                text,
    match_score           numeric(5,2),
    match_weight          double precision,
    risks                 text[],
    is_approval_required  boolean,
    requested_by          name,
    request_reason        text,
    evidence              jsonb,
    evidence_hash         bytea,
    raised_at             timestamptz,
    due_at                timestamptz,
    lease_ends_at          timestamptz,
    case_hash             bytea
);
comment on type mds.review_case is 'A case to decide, with all that hangs together with it.';
comment on column mds.review_case.duplicate_id         is 'The pair to begin with, for mds.decide_review or mds.approve_review; null when there is nothing to do.';
comment on column mds.review_case.duplicate_ids        is 'All open pairs of the case: users that hang together through open pairs are looked at together.';
comment on column mds.review_case.user_ids             is 'Users of the case, the oldest first.';
comment on column mds.review_case.source_identity_ids  is 'Their records.';
comment on column mds.review_case.reason               is 'Why the first pair was raised.';
comment on column mds.review_case.match_score          is 'Probability in per cent that the first pair is one person.';
comment on column mds.review_case.match_weight         is 'The same as log2 odds.';
comment on column mds.review_case.risks                is 'Risk rules that speak against merging the first pair.';
comment on column mds.review_case.is_approval_required is 'Whether a merge of it needs a second person.';
comment on column mds.review_case.requested_by         is 'Who has asked for the merge, when the caller is the second person.';
comment on column mds.review_case.request_reason       is 'What that one said.';
comment on column mds.review_case.evidence             is
$$The pairs as a JSON array: duplicate_id, candidate_user_id, possible_match_user_id, left_identity_id, right_identity_id, reason,
match_weight, evidence_hash (hexadecimal). mds.why_records has the waterfall of each.$$;
comment on column mds.review_case.evidence_hash        is 'Of the first pair; a verdict is bound to it.';
comment on column mds.review_case.raised_at            is 'When the first pair was raised.';
comment on column mds.review_case.due_at               is 'When it becomes overdue.';
comment on column mds.review_case.lease_ends_at         is 'Until when nobody else is given any pair of the case.';
comment on column mds.review_case.case_hash            is 'What a verdict on the whole case is bound to, for mds.decide_case.';

create or replace function mds.next_review(p_lease interval default '15 minutes', p_skipped_ids bigint[] default '{}')
returns mds.review_case
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_tries   constant integer := 50;     -- cases that others are at, before this one gives up
    v_is_approver  boolean := pg_has_role(session_user, 'mds_approver', 'member');
    v_is_steward   boolean := pg_has_role(session_user, 'mds_steward', 'member');
    v_now     timestamptz := clock_timestamp();      -- a value, which an index can be asked for
    v_until   timestamptz;
    v_seen    bigint[] := coalesce(p_skipped_ids, '{}');
    v_first   bigint;
    v_ids     bigint[];
    v_locked  bigint[];
    v_case    mds.review_case;
begin
    if p_lease is null or p_lease <= interval '0' or p_lease > interval '1 day' then
        raise exception 'a lease of % is of no use', coalesce(p_lease::text, '(null)')
            using errcode = 'MDPAY', detail = 'It is more than nothing and at most a day.', hint = 'Leave it out for 15 minutes.';
    end if;
    v_until := v_now + p_lease;

    for i in 1 .. c_tries loop
        -- Overdue first, the longest overdue first; else by priority, then the likeliest.
        select t.id into v_first
          from (select d.id, d.state, 0 as urgency, extract(epoch from d.due_at) as rank
                  from mds.potential_duplicates d
                 where d.closed_at is null and d.due_at < v_now
                   and (v_is_steward and d.state = 'pending' or v_is_approver and d.state = 'escalated')
                   and (d.lease_ends_at is null or d.lease_ends_at < v_now or d.leased_by = session_user)
                   and d.id <> all (v_seen)
                   and not exists (select from mds.review_decisions r
                                    where r.duplicate_id = d.id and r.state = 'awaiting_approval' and r.requested_by = session_user)
                 order by d.due_at, d.id
                 limit 1) t;
        if v_first is null then
            select d.id into v_first
              from mds.potential_duplicates d
             where d.closed_at is null
               and (v_is_steward and d.state = 'pending' or v_is_approver and d.state = 'escalated')
               and (d.lease_ends_at is null or d.lease_ends_at < v_now or d.leased_by = session_user)
               and d.id <> all (v_seen)
               and not exists (select from mds.review_decisions r
                                where r.duplicate_id = d.id and r.state = 'awaiting_approval' and r.requested_by = session_user)
             order by d.priority desc, d.match_weight desc nulls last, d.id
             limit 1;
        end if;
        if v_first is null then
            return null;
        end if;

        v_ids := mds.case_pairs(v_first);
        v_locked := array(
            select d.id from mds.potential_duplicates d
             where d.id = any (v_ids) and d.closed_at is null
               and (d.id <> v_first or d.lease_ends_at is null or d.lease_ends_at < v_now or d.leased_by = session_user)
               and (d.leased_by is null or d.leased_by = session_user or d.lease_ends_at < v_now)
             order by d.id
               for update skip locked);
        exit when v_locked @> v_ids;
        v_seen := v_seen || v_ids;      -- somebody else is at it
        v_first := null;
    end loop;
    if v_first is null then
        return null;
    end if;

    update mds.potential_duplicates d
       set leased_by = session_user, lease_ends_at = v_until, leased_hash = mds.evidence_hash(d.id)
     where d.id = any (v_ids);

    select d.id, v_ids, d.reason, d.match_score, d.match_weight, d.leased_hash, d.raised_at, d.due_at, d.lease_ends_at,
           mds.merge_risks(array(select i.id from mds.source_identities i where i.canonical_user_id = d.candidate_user_id),
                           array(select i.id from mds.source_identities i where i.canonical_user_id = d.possible_match_user_id)),
           r.requested_by, r.reason
      into v_case.duplicate_id, v_case.duplicate_ids, v_case.reason, v_case.match_score, v_case.match_weight, v_case.evidence_hash,
           v_case.raised_at, v_case.due_at, v_case.lease_ends_at, v_case.risks, v_case.requested_by, v_case.request_reason
      from mds.potential_duplicates d
      left join mds.review_decisions r on r.duplicate_id = d.id and r.state = 'awaiting_approval'
     where d.id = v_first;
    v_case.is_approval_required := cardinality(v_case.risks) > 0;
    v_case.user_ids := array(select u.id from mds.canonical_users u
                              where u.id in (select unnest(array[d.candidate_user_id, d.possible_match_user_id])
                                               from mds.potential_duplicates d where d.id = any (v_ids))
                              order by u.created_at, u.id);
    v_case.source_identity_ids := array(select i.id from mds.source_identities i where i.canonical_user_id = any (v_case.user_ids) order by i.id);
    select jsonb_agg(jsonb_build_object(
               'duplicate_id', d.id, 'candidate_user_id', d.candidate_user_id, 'possible_match_user_id', d.possible_match_user_id,
               'left_identity_id', d.left_identity_id, 'right_identity_id', d.right_identity_id, 'reason', d.reason,
               'match_weight', d.match_weight, 'evidence_hash', encode(d.leased_hash, 'hex')) order by d.id <> v_first, d.match_weight desc nulls last, d.id)
      into v_case.evidence
      from mds.potential_duplicates d
     where d.id = any (v_ids);
    v_case.case_hash := mds.case_hash(v_ids);
    return v_case;
end;
$$;

comment on function mds.next_review(interval, bigint[]) is
$$The most urgent case that nobody is at, leased to the caller; a row of nulls when there is none. Overdue ones first, then by
priority, then the likeliest. Stewards are given pending cases, approvers merges that wait for a second person and that they have
not asked for themselves.

A case is every pair that hangs together through users; all of it is leased at once, so two people never decide on the same user.
p_skipped_ids: pairs that the caller has seen and does not want now. Sessions do not wait for each other (skip locked). Commit, so that others
see the lease. Raises MDPAY for a lease of nothing or
of more than a day.$$;

grant execute on function mds.next_review(interval, bigint[]) to mds_steward, mds_approver;

commit;
