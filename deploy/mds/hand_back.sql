-- Deploy mds:mds/hand_back to pg
-- requires: mds/potential_duplicates
-- requires: mds/review_decisions
-- requires: mds/publish_reviews
begin;

create or replace function mds.hand_back(p_duplicate_ids bigint[])
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_pending bigint[];
begin
    update mds.review_decisions r
       set state = 'stale'
     where r.duplicate_id = any (p_duplicate_ids) and r.state = 'awaiting_approval';
    with pending as (
        update mds.potential_duplicates d
           set state = 'pending', escalation_reason = 'the evidence changed before a second person decided'
         where d.id = any (p_duplicate_ids) and d.closed_at is null
        returning d.id
    )
    select array_agg(p.id) into v_pending from pending p;
    perform mds.publish_reviews(v_pending);
end;
$$;

comment on function mds.hand_back(bigint[]) is
$$Gives cases that wait for a second person back to the stewards, since they are not what they were when it was asked for: the
requests are stale, the cases pending, and told so.$$;

commit;
