-- Deploy mds:mds/may_see_all_clear to pg
-- requires: mds/schema
begin;

create or replace function mds.may_see_all_clear()
returns boolean
language sql
stable parallel safe
begin atomic
    select exists (select
                     from unnest(array['mds_steward', 'mds_approver', 'mds_pii_reader']) r
                    where pg_has_role(session_user, r, 'member'));
end;

comment on function mds.may_see_all_clear() is
$$Whether the login may read the personal data of everybody in clear. The one list of these roles, beside the row policies of
mds.access, which are given to the same.$$;

grant execute on function mds.may_see_all_clear()
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
