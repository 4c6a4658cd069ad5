-- Deploy mds:cdc/tidy_outbox to pg
-- requires: cdc/trim_outbox
-- requires: mds/recompute
-- requires: mds/check_dry_run
begin;

create or replace function cdc.tidy_outbox(p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_began  timestamptz := clock_timestamp();
    v_days   bigint;
begin
    perform mds.check_dry_run(p_dry_run);
    if p_budget < interval '0' then
        raise exception 'a budget is not negative'
            using errcode = 'MDPAY', detail = format('Asked for %s.', p_budget), hint = 'Leave p_budget out: emptying is quick.';
    end if;
    begin
        v_days := cdc.trim_outbox();
        if p_dry_run then
            raise exception 'dry run' using errcode = 'MDDRY';
        end if;
    exception when sqlstate 'MDDRY' then
        null;       -- what was emptied is back; the count is kept
    end;
    return row('outbox', 'finished', v_days, v_days, 0, v_began)::mds.job_report;
end;
$$;

comment on function cdc.tidy_outbox(interval, boolean) is
$$cdc.trim_outbox as a job: empties the days of the outbox that are older than ten days. done_count: days. It is quick: any
p_budget is enough. p_dry_run: counts them, and empties none. Raises MDPAY for a negative p_budget or a null p_dry_run.$$;

grant execute on function cdc.tidy_outbox(interval, boolean) to mds_operator;

commit;
