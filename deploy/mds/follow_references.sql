-- Deploy mds:mds/follow_references to pg
-- requires: mds/repoint_references
-- requires: mds/recompute
-- requires: mds/check_dry_run
begin;

create or replace function mds.follow_references(p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_began      timestamptz := clock_timestamp();
    v_reference  mds.registered_references;
    v_merged     uuid[] := array(select u.id from mds.canonical_users u where u.status = 'merged');
    v_users      uuid[] := '{}';
    v_done       bigint := 0;
    v_moved      bigint := 0;
begin
    perform mds.check_dry_run(p_dry_run);
    foreach v_reference in array array(select r from mds.registered_references r order by r.id) loop
        v_users := v_users || array(select t.user_id from unnest(mds.referring_rows(v_reference, v_merged)) t);
    end loop;
    if not p_dry_run then
        -- Who cannot follow is not always the first.
        v_users := array(select d.u from (select distinct u from unnest(v_users) u) d order by random());
        for i in 1 .. cardinality(v_users) loop
            v_moved := v_moved + mds.repoint_references(v_users[i:i]);
            v_done  := v_done + 1;
            exit when clock_timestamp() - v_began >= p_budget;
        end loop;
    end if;
    return row('references', case when v_done < cardinality(v_users) and v_moved > 0 then 'following' else 'finished' end,
               v_done, cardinality(v_users), v_moved, v_began)::mds.job_report;
end;
$$;

comment on function mds.follow_references(interval, boolean) is
$$Makes rows of registered columns follow merges that they have missed, written with an old id or held back at the time, as long as
p_budget allows (null: all), and so long as some do: what cannot follow is mds.reference_gaps'. moved_count: rows. p_dry_run: only counts the users they point at. A job.
Raises MDPAY when p_dry_run is null.$$;

grant execute on function mds.follow_references(interval, boolean) to mds_operator;

commit;
