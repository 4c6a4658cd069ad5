-- Deploy mds:mds/derive_profiles to pg
-- requires: mds/rederive
-- requires: mds/stale_profiles
-- requires: mds/recompute
-- requires: mds/check_dry_run
begin;

create or replace function mds.derive_profiles(p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_chunk    constant integer := 500;
    v_began    timestamptz := clock_timestamp();
    v_all      bigint := (select count(*) from mds.stale_profiles);
    v_done     bigint := 0;
    v_changed  bigint := 0;
    v_users    uuid[];
begin
    perform mds.check_dry_run(p_dry_run);
    perform matching.lock_keys('{}');      -- before any user: a rule change takes them in this order, too
    while not p_dry_run loop
        v_users := array(select s.canonical_user_id from mds.stale_profiles s order by s.canonical_user_id limit c_chunk);
        exit when v_users = '{}';
        perform from mds.canonical_users u where u.id = any (v_users) order by u.id for update;
        v_changed := v_changed + mds.rederive(v_users);
        delete from mds.stale_profiles s where s.canonical_user_id = any (v_users);
        v_done := v_done + cardinality(v_users);
        exit when clock_timestamp() - v_began >= p_budget;
    end loop;
    return row('profiles', case when v_done < v_all and not p_dry_run then 'deriving' else 'finished' end, v_done, greatest(v_all, v_done), v_changed, v_began)::mds.job_report;
end;
$$;

comment on function mds.derive_profiles(interval, boolean) is
$$Derives the golden profiles anew that a rule change has left over, as long as p_budget allows (null: all); the next call goes on. moved_count:
profiles that changed. p_dry_run: only counts them. Holds the users it is at, five hundred at a time, and no other writer. A job.
Raises MDPAY when p_dry_run is null.$$;

grant execute on function mds.derive_profiles(interval, boolean) to mds_operator;

commit;
