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
begin
    if p_is_role then
        insert into normalise.email_roles (local_part) values (lower(normalise.text(p_local_part) collate "und-x-icu"))
        on conflict do nothing;
    else
        delete from normalise.email_roles where local_part = lower(normalise.text(p_local_part) collate "und-x-icu");
    end if;
    return found;
end;
$$;

comment on function normalise.set_email_role(text, boolean) is
$$Says whether a local part (info, sales) names a role rather than a person; returns whether that is new.

Raises 23502 for a blank one.$$;

revoke execute on function normalise.set_email_role(text, boolean) from public;
grant execute on function normalise.set_email_role(text, boolean) to mds_steward;

commit;
