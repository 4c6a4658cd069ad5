-- Deploy mds:mds/find_user to pg
-- requires: mds/check_caller
-- requires: mds/source_identities
-- requires: mds/may_see_all
begin;

create or replace function mds.find_user(p_source_system text, p_source_record_id text)
returns uuid
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id uuid;
begin
    if p_source_system is null or not mds.may_see_all() then
        perform mds.check_caller(p_source_system);
    end if;
    if p_source_record_id is null then
        raise exception 'no record id given'
            using errcode = 'MDPAY', detail = 'p_source_record_id is null.', hint = 'Give the key of the record in its system.';
    end if;
    select i.canonical_user_id into v_user_id
      from mds.source_identities i
     where i.source_system = p_source_system and i.source_record_id = p_source_record_id;
    return v_user_id;
end;
$$;

comment on function mds.find_user(text, text) is
$$The canonical user of a record of a source system; null when the record is unknown or retracted.

Services may ask for records of their own source systems, other roles for all, and of an unknown system there are none for those.
Raises MDPAY without a system or an id, to services MDSRC for an unknown system and MDFOR for one that is not the caller's.$$;

grant execute on function mds.find_user(text, text) to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
