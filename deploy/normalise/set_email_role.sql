-- Deploy mds:normalise/set_email_role to pg
-- requires: normalise/text
-- requires: normalise/email_roles
begin;

create or replace function normalise.set_email_role(p_local_part text, p_is_role boolean default true) returns boolean
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_local_part  text := lower(normalise.text(p_local_part) collate "und-x-icu");
begin
    if v_local_part is null or p_is_role is null then
        raise exception '"%" is no role', coalesce(left(p_local_part, 100), '(null)')
            using errcode = 'MDPAY', detail = 'The local part is blank, or p_is_role is missing.', hint = 'normalise.set_email_role(''info'')';
    end if;
    if p_is_role then
        insert into normalise.email_roles (local_part) values (v_local_part)
        on conflict do nothing;
    else
        delete from normalise.email_roles where local_part = v_local_part;
    end if;
    return found;
end;
$$;

comment on function normalise.set_email_role(text, boolean) is
$$Says whether a local part (info, sales) names a role rather than a person; returns whether that is new.

Raises MDPAY for a blank one.$$;

revoke execute on function normalise.set_email_role(text, boolean) from public;
grant execute on function normalise.set_email_role(text, boolean) to mds_steward;

commit;
