-- Deploy mds:mds/rederive_within to pg
-- requires: mds/rederive
-- requires: mds/stale_profiles
begin;

create or replace function mds.rederive_within(p_user_ids uuid[], p_budget interval)
returns mds.rule_change
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_chunk   constant integer := 1000;
    v_began   timestamptz := clock_timestamp();
    v_done    integer := 0;
    v_change  mds.rule_change;
begin
    v_change.user_count    := cardinality(p_user_ids);
    v_change.changed_count := 0;
    while v_done < v_change.user_count and (v_done = 0 or p_budget is null or clock_timestamp() - v_began < p_budget) loop
        v_change.changed_count := v_change.changed_count + mds.rederive(p_user_ids[v_done + 1 : v_done + c_chunk]);
        v_done := least(v_done + c_chunk, v_change.user_count);
    end loop;
    v_change.pending_count := v_change.user_count - v_done;
    insert into mds.stale_profiles (canonical_user_id)
    select u from unnest(p_user_ids[v_done + 1 :]) u
        on conflict (canonical_user_id) do nothing;
    return v_change;
end;
$$;

comment on function mds.rederive_within(uuid[], interval) is
$$Derives the golden profiles that a changed rule concerns anew, a thousand at a time and at least a thousand, as long as p_budget allows
(null: all of them); the rest is left to the job profiles (mds.stale_profiles). Says how many there are, changed and are left.

The one passage of every rule change. Callers hold matching.lock_keys: nobody derives a profile while the rules change.$$;

commit;
