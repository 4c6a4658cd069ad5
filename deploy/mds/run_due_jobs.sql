-- Deploy mds:mds/run_due_jobs to pg
-- requires: mds/run_job
begin;

create or replace function mds.run_due_jobs(p_budget interval default '20 seconds')
returns setof mds.job_report
language plpgsql
volatile parallel unsafe
rows 5
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_began   timestamptz := clock_timestamp();
    v_job     mds.jobs;
    v_report  mds.job_report;
begin
    for v_job in
        select j.*
          from mds.jobs j
          left join lateral (select r.ended_at from mds.job_runs r where r.job = j.name order by r.id desc limit 1) last on true
         where j.is_enabled and (last.ended_at is null or last.ended_at + j.every <= v_began)
         order by j.ordinal
    loop
        v_report := mds.run_job(v_job.name, greatest(p_budget - (clock_timestamp() - v_began), interval '0'));
        return next v_report;
        exit when v_report.state not in ('finished', 'failed') or clock_timestamp() - v_began >= p_budget;
    end loop;
end;
$$;

comment on function mds.run_due_jobs(interval) is
$$Runs the jobs that are due, in their order, for as long as p_budget allows, and says how far each has come; none when nothing is due.
A job that is not finished goes on with the next call, before those after it.

What pg_cron, cron or a timer calls every minute of the night: each call is one short transaction.$$;

grant execute on function mds.run_due_jobs(interval) to mds_operator;

commit;
