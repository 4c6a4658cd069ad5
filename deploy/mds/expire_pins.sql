-- Deploy mds:mds/expire_pins to pg
-- requires: mds/value_pins
-- requires: mds/rederive
-- requires: mds/resolve_user
-- requires: mds/recompute
-- requires: mds/check_dry_run
begin;

create or replace function mds.expire_pins(p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_chunk  constant integer := 1000;
    v_began  timestamptz := clock_timestamp();
    v_all    bigint := (select count(*) from mds.value_pins p where p.valid_to is null and p.expires_at <= v_began);
    v_done   bigint := 0;
    v_pins   bigint[];
    v_users  uuid[];
begin
    perform mds.check_dry_run(p_dry_run);
    while v_done < v_all and not p_dry_run loop
        select array_agg(p.id), array_agg(distinct mds.resolve_user(p.canonical_user_id)) into v_pins, v_users
          from (select * from mds.value_pins p
                 where p.valid_to is null and p.expires_at <= v_began
                 order by p.expires_at, p.id
                 limit c_chunk) p;
        exit when v_pins is null;       -- somebody else has released them
        perform from mds.canonical_users u where u.id = any (v_users) order by u.id for update;
        update mds.value_pins p
           set valid_to = clock_timestamp(), released_by = session_user, release_reason = 'expired'
         where p.id = any (v_pins) and p.valid_to is null;
        perform mds.rederive(v_users);
        v_done := v_done + cardinality(v_pins);
        exit when clock_timestamp() - v_began >= p_budget;
    end loop;
    return row('pins', case when v_done < v_all and not p_dry_run then 'ending' else 'finished' end, v_done, v_all, 0, v_began)::mds.job_report;
end;
$$;

comment on function mds.expire_pins(interval, boolean) is
$$Releases pins whose expiry has passed, as long as p_budget allows (null: all), and derives their users' profiles anew. p_dry_run: only
counts them. A job. A pin counts until this has run, so that a golden profile never changes by waiting alone. Raises MDPAY when p_dry_run is null.$$;

grant execute on function mds.expire_pins(interval, boolean) to mds_operator;

commit;
