-- Deploy mds:mds/expire_overrides to pg
-- requires: mds/withdraw_overrides
-- requires: mds/lock_users
-- requires: mds/redecide
-- requires: mds/recompute
-- requires: mds/check_dry_run
begin;

create or replace function mds.expire_overrides(p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_began  timestamptz := clock_timestamp();
    v_all    bigint := (select count(*) from mds.overrides o where o.withdrawn_at is null and o.expires_at <= v_began);
    v_done   bigint := 0;
    v_each   mds.overrides;
begin
    perform mds.check_dry_run(p_dry_run);
    if p_dry_run then
        return row('overrides', 'finished', 0, v_all, v_all, v_began)::mds.job_report;
    end if;
    for v_each in select * from mds.overrides o where o.withdrawn_at is null and o.expires_at <= v_began order by o.expires_at, o.id loop
        perform mds.lock_users(array(select i.canonical_user_id from mds.source_identities i
                                      where i.id in (v_each.left_id, v_each.right_id) and i.canonical_user_id is not null));
        begin
            perform mds.redecide(mds.withdraw_overrides(array[v_each.id]), '{}', '{}', array_remove(array[v_each.regrouping_id], null));
        exception when sqlstate 'MDREV' then
            update mds.overrides o set expires_at = clock_timestamp() + interval '1 day' where o.id = v_each.id;
        end;
        v_done := v_done + 1;
        exit when clock_timestamp() - v_began >= p_budget;
    end loop;
    return row('overrides', case when v_done < v_all then 'ending' else 'finished' end, v_done, v_all, v_done, v_began)::mds.job_report;
end;
$$;

comment on function mds.expire_overrides(interval, boolean) is
$$Ends overrides that were given for a time which is over, and decides anew; as long as p_budget allows (null: all). p_dry_run: only
counts them. One whose end would join people against a risk rule holds for another day: no job decides that alone. A job.
Raises MDPAY when p_dry_run is null.$$;

grant execute on function mds.expire_overrides(interval, boolean) to mds_operator;

commit;
