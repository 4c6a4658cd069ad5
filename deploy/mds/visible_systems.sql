-- Deploy mds:mds/visible_systems to pg
-- requires: mds/may_see_all
-- requires: mds/own_systems
begin;

create or replace function mds.visible_systems()
returns text[]
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select case when mds.may_see_all() then array(select s.name from mds.source_systems s order by s.name) else mds.own_systems() end;
end;

comment on function mds.visible_systems() is
$$Names of the source systems whose records the login may see: all of them for those who look after the whole, else its own.$$;

commit;
