-- Deploy mds:mds/rederive to pg
-- requires: mds/refresh_profiles
-- requires: mds/refresh_duplicates
-- requires: mds/publish_users
begin;

create type mds.rule_change as (
    rule_id        bigint,
    user_count     bigint,
    changed_count  bigint,
    pending_count  bigint
);
comment on type mds.rule_change is 'What became of the golden profiles by a changed rule.';
comment on column mds.rule_change.rule_id       is 'The new rule; null when a rule was taken away.';
comment on column mds.rule_change.user_count    is 'Users whose profile was derived anew.';
comment on column mds.rule_change.changed_count is 'Profiles that changed, those included that won or lost a contested address.';
comment on column mds.rule_change.pending_count is 'Profiles that it concerns and that are not derived yet: the job profiles does it.';

create or replace function mds.rederive(p_user_ids uuid[])
returns bigint
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_chunk    constant integer := 1000;
    v_changed  uuid[];
    v_count    bigint := 0;
begin
    for v_first in 1 .. coalesce(cardinality(p_user_ids), 0) by c_chunk loop
        v_changed := mds.refresh_profiles(p_user_ids[v_first : v_first + c_chunk - 1]);
        perform mds.refresh_duplicates(v_changed), mds.publish_users(v_changed) where v_changed <> '{}';
        v_count := v_count + cardinality(v_changed);
    end loop;
    return v_count;
end;
$$;

comment on function mds.rederive(uuid[]) is
$$Derives the golden profiles of many users anew, a thousand at a time, with the cases that depend on them, and publishes those that
changed; returns how many. Callers hold matching.lock_keys, or the users.$$;

commit;
