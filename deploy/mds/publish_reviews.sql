-- Deploy mds:mds/publish_reviews to pg
-- requires: mds/potential_duplicates
-- requires: cdc/emit
begin;

create or replace function mds.publish_reviews(p_duplicate_ids bigint[])
returns void
language plpgsql
volatile parallel unsafe
as $$
declare
    v_events  cdc.event[];
begin
    if p_duplicate_ids is null or cardinality(p_duplicate_ids) = 0 then
        return;
    end if;
    select array_agg(row('review', d.candidate_user_id,
                         case when d.closed_at is null then 'review.raised' else 'review.decided' end,
                         jsonb_build_object(
                             'duplicate_id', d.id, 'candidate_user_id', d.candidate_user_id,
                             'possible_match_user_id', d.possible_match_user_id, 'state', d.state, 'reason', d.reason,
                             'match_score', d.match_score, 'match_weight', d.match_weight,
                             'raised_at', d.raised_at, 'closed_at', d.closed_at))::cdc.event
                     order by d.id)
      into v_events
      from mds.potential_duplicates d
     where d.id = any (p_duplicate_ids);
    perform cdc.emit(v_events);
end;
$$;

comment on function mds.publish_reviews(bigint[]) is
$$Publishes where review cases stand, in topic review, keyed by the candidate user: review.raised for one that is open (again when its
evidence changed or it waits for a second person), review.decided for one that is closed.

Call it once in whatever raises, changes or closes cases, when that is written; in the caller's transaction. Null or empty publishes nothing.$$;

commit;
