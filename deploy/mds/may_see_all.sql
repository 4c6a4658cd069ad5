-- Deploy mds:mds/may_see_all to pg
-- requires: mds/schema
begin;

create or replace function mds.may_see_all()
returns boolean
language sql
stable parallel safe
begin atomic
    select exists (select
                     from unnest(array['mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader', 'mds_auditor', 'mds_operator']) r
                    where pg_has_role(session_user, r, 'member'));
end;

comment on function mds.may_see_all() is
$$Whether the login may see that people and records of every source system exist, not only those of its own; says nothing of clear
values. The one list of these roles, beside the row policies of mds.access, which are given to the same.$$;

grant execute on function mds.may_see_all()
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
