-- Deploy mds:mds/set_job to pg
-- requires: mds/jobs
begin;

create or replace function mds.set_job(p_name text, p_is_enabled boolean default null, p_every interval default null)
returns mds.jobs
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_job  mds.jobs;
begin
    if p_every <= interval '0' then
        raise exception 'a job cannot be due every %', p_every
            using errcode = 'MDPAY', detail = 'p_every is no time.', hint = 'Leave it out to keep what is set.';
    end if;
    update mds.jobs j
       set is_enabled = coalesce(p_is_enabled, j.is_enabled), every = coalesce(p_every, j.every)
     where j.name = p_name
    returning * into v_job;
    if not found then
        raise exception 'no job "%"', coalesce(p_name, '(null)')
            using errcode = 'MDJOB', detail = 'mds.jobs has no such name.', hint = 'mds.jobs says what each does.';
    end if;
    return v_job;
end;
$$;

comment on function mds.set_job(text, boolean, interval) is
$$Says whether a job is ever due, and how long after its last run; returns the job. Raises MDJOB for an unknown one, MDPAY for a time
that is none.$$;

grant execute on function mds.set_job(text, boolean, interval) to mds_operator;

commit;
