-- Deploy mds:normalise/set_nickname to pg
-- requires: normalise/nicknames
begin;

create or replace function normalise.set_nickname(p_name text, p_root text, p_language text default 'en', p_is_nickname boolean default true)
returns boolean
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    if p_is_nickname then
        insert into normalise.nicknames (name, root, language)
        values (normalise.name_key(p_name), normalise.name_key(p_root), p_language)
        on conflict do nothing;
    else
        delete from normalise.nicknames where name = normalise.name_key(p_name) and root = normalise.name_key(p_root);
    end if;
    return found;
end;
$$;

comment on function normalise.set_nickname(text, text, text, boolean) is
'Says whether a name (Bob) may be short for, or another spelling of, a given name (Robert); returns whether that is new. The
language is an ISO 639-1 code, or mul. Records normalised before keep their roots until they are normalised again.
Raises 23502 for a blank name, 23514 when both are the same.';

revoke execute on function normalise.set_nickname(text, text, text, boolean) from public;
grant execute on function normalise.set_nickname(text, text, text, boolean) to mds_steward;

commit;
