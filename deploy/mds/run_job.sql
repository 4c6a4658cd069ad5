-- Deploy mds:mds/run_job to pg
-- requires: mds/job_runs
-- requires: mds/recompute
-- requires: mds/check_dry_run
begin;

create or replace function mds.run_job(p_name text, p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_job      mds.jobs;
    v_run      mds.job_runs;
    v_report   mds.job_report;
    v_answer   jsonb;
    v_code     text;
    v_message  text;
begin
    perform mds.check_dry_run(p_dry_run);
    if not exists (select from mds.jobs j where j.name = p_name) then
        raise exception 'no job "%"', coalesce(p_name, '(null)')
            using errcode = 'MDJOB', detail = format('There are %s.', (select string_agg(j.name, ', ' order by j.ordinal) from mds.jobs j)),
                  hint = 'mds.jobs says what each does.';
    end if;
    select * into v_job from mds.jobs j where j.name = p_name for no key update skip locked;
    if not found then
        return row(p_name, 'busy', 0, 0, 0, null)::mds.job_report;
    end if;
    if p_dry_run then
        execute format('select to_jsonb(r) from %s(p_budget => $1, p_dry_run => true) r', v_job.function::regproc) into v_answer using p_budget;
        return jsonb_populate_record(null::mds.job_report, v_answer);
    end if;

    select * into v_run from mds.job_runs r where r.job = p_name and r.ended_at is null;
    if not found then
        insert into mds.job_runs (job) values (p_name) returning * into v_run;
    end if;
    begin
        execute format('select to_jsonb(r) from %s(p_budget => $1, p_dry_run => false) r', v_job.function::regproc) into v_answer using p_budget;
        v_report := jsonb_populate_record(null::mds.job_report, v_answer);
    exception when others then
        get stacked diagnostics v_code = returned_sqlstate, v_message = message_text;
        v_report := row(p_name, 'failed', v_run.done_count, v_run.all_count, v_run.moved_count, v_run.started_at)::mds.job_report;
    end;
    update mds.job_runs r
       set state = case when v_report.state in ('finished', 'failed') then v_report.state else 'running' end,
           step_count = r.step_count + 1, done_count = v_report.done_count, all_count = v_report.all_count, moved_count = v_report.moved_count,
           error_code = v_code, error = v_message, stepped_at = clock_timestamp(),
           ended_at = case when v_report.state in ('finished', 'failed') then clock_timestamp() end
     where r.id = v_run.id;
    return v_report;
end;
$$;

comment on function mds.run_job(text, interval, boolean) is
$$Runs a job for as long as p_budget allows (null: to its end) and says how far it has come; the next call goes on. State finished
ends the run; failed too: what this call wrote is undone, the error is in mds.job_runs, and nothing is raised; busy: another session
is at it. Commit between calls: a job may exclude writers.

p_dry_run: what it would do; writes nothing, no run either. Raises MDJOB for an unknown job, MDPAY when p_dry_run is null.$$;

grant execute on function mds.run_job(text, interval, boolean) to mds_operator;

commit;
