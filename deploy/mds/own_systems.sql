-- Deploy mds:mds/own_systems to pg
-- requires: mds/source_systems
begin;

create or replace function mds.own_systems()
returns text[]
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select array(select s.name from mds.source_systems s where pg_has_role(session_user, s.access_role, 'member') order by s.name);
end;

comment on function mds.own_systems() is
$$Names of the source systems that the login reports for: those whose access role it is a member of. Empty when there is none.$$;

grant execute on function mds.own_systems()
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
