-- Deploy mds:mds/masked_text to pg
-- requires: mds/schema
begin;

create or replace function mds.masked_text(p_value text)
returns text
language sql
immutable parallel safe
return case when p_value <> '' then left(p_value, 1) || '***' end;

comment on function mds.masked_text(text) is
$$What a value is to whoever may not see it in clear: its first character and three asterisks; null for a blank one.$$;

grant execute on function mds.masked_text(text)
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
