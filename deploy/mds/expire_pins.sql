-- Deploy mds:mds/expire_pins to pg
-- requires: mds/value_pins
-- requires: mds/rederive
-- requires: mds/resolve_user
begin;

create or replace function mds.expire_pins(p_limit integer default 1000)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_pins   bigint[];
    v_users  uuid[];
begin
    select array_agg(p.id), array_agg(distinct mds.resolve_user(p.canonical_user_id)) into v_pins, v_users
      from (select * from mds.value_pins p
             where p.valid_to is null and p.expires_at <= clock_timestamp()
             order by p.expires_at, p.id
             limit p_limit) p;
    perform from mds.canonical_users u where u.id = any (v_users) order by u.id for update;
    update mds.value_pins p
       set valid_to = clock_timestamp(), released_by = session_user, release_reason = 'expired'
     where p.id = any (v_pins) and p.valid_to is null;
    perform mds.rederive(v_users) where v_users is not null;
    return coalesce(cardinality(v_pins), 0);
end;
$$;

comment on function mds.expire_pins(integer) is
$$Releases pins whose expiry has passed, at most p_limit, and derives their users' profiles anew; returns how many. A pin counts until
this has run, so that a golden profile never changes by waiting alone; run it every few minutes.$$;

grant execute on function mds.expire_pins(integer) to mds_operator;

commit;
