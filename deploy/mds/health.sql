-- Deploy mds:mds/health to pg
-- requires: mds/health_check
-- requires: cdc/health_checks
-- requires: matching/health_checks
-- requires: mds/health_checks
begin;

create or replace function mds.health()
returns setof mds.health_check
language sql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select m.* from matching.health_checks() m
    union all
    select u.* from mds.health_checks() u
    union all
    select c.* from cdc.health_checks() c;
end;

comment on function mds.health() is
$$How the database is: one row a check, with its status (ok, warning, critical), what was found, what it should be, and what to do. Each
context has a function of its own, <context>.health_checks(), that this one asks.$$;

grant execute on function mds.health() to mds_operator, mds_auditor;

commit;
