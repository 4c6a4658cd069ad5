-- Deploy mds:mds/reevaluate_reviews to pg
-- requires: mds/refresh_duplicates
-- requires: mds/review_decisions
-- requires: mds/evidence_hash
-- requires: mds/hand_back
-- requires: mds/recompute
-- requires: mds/check_dry_run
begin;

create or replace function mds.reevaluate_reviews(p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_chunk   constant integer := 200;
    v_began   timestamptz := clock_timestamp();
    v_due     timestamptz := clock_timestamp() - interval '12 hours';
    v_all     bigint := (select count(*) from mds.potential_duplicates d where d.closed_at is null and coalesce(d.reevaluated_at < v_due, true));
    v_done    bigint := 0;
    v_closed  bigint := 0;
    v_stale   bigint[];
    v_ids     bigint[];
begin
    perform mds.check_dry_run(p_dry_run);
    begin
        loop
            v_ids := array(select d.id from mds.potential_duplicates d
                            where d.closed_at is null and coalesce(d.reevaluated_at < v_due, true)
                            order by d.reevaluated_at nulls first, d.id
                            limit c_chunk
                              for update skip locked);
            exit when v_ids = '{}';
            update mds.potential_duplicates d
               set reevaluated_at = v_began,
                   leased_by     = case when d.lease_ends_at > v_began then d.leased_by end,
                   leased_hash   = case when d.lease_ends_at > v_began then d.leased_hash end,
                   lease_ends_at = case when d.lease_ends_at > v_began then d.lease_ends_at end
             where d.id = any (v_ids);
            perform mds.refresh_duplicates(array(
                select distinct u from mds.potential_duplicates d, unnest(array[d.candidate_user_id, d.possible_match_user_id]) u
                 where d.id = any (v_ids)));

            -- What waits for a second person, and is not what it was when it was asked for, goes back to the stewards.
            v_stale := array(select r.duplicate_id from mds.review_decisions r
                              where r.duplicate_id = any (v_ids) and r.state = 'awaiting_approval' and r.evidence_hash <> mds.evidence_hash(r.duplicate_id));
            if v_stale <> '{}' then
                perform mds.hand_back(v_stale);
            end if;

            v_done   := v_done + cardinality(v_ids);
            v_closed := v_closed + (select count(*) from mds.potential_duplicates d where d.id = any (v_ids) and d.closed_at is not null);
            exit when clock_timestamp() - v_began >= p_budget;
        end loop;
        if p_dry_run then
            raise exception 'dry run' using errcode = 'MDDRY';
        end if;
    exception when sqlstate 'MDDRY' then
        null;       -- everything written is undone; the counts are kept
    end;
    return row('reviews', case when v_ids = '{}' then 'finished' else 'looking' end, v_done, greatest(v_all, v_done), v_closed, v_began)::mds.job_report;
end;
$$;

comment on function mds.reevaluate_reviews(interval, boolean) is
$$Looks at every open case again that nobody has looked at this night, as long as p_budget allows (null: all): closes what no longer
holds, brings weights up to date, ends leases that are over, and takes requests back whose evidence has changed. moved_count: cases
closed. p_dry_run: only says how many. A job.
Raises MDPAY when p_dry_run is null.$$;

grant execute on function mds.reevaluate_reviews(interval, boolean) to mds_operator;

commit;
