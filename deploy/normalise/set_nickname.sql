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
declare
    v_name  text := normalise.name_key(p_name);
    v_root  text := normalise.name_key(p_root);
begin
    if v_name is null or v_root is null or v_name = v_root or p_language is null or p_is_nickname is null then
        raise exception '"%" cannot be short for "%"', coalesce(left(p_name, 100), '(null)'), coalesce(left(p_root, 100), '(null)')
            using errcode = 'MDPAY', detail = 'One of them is no name, both are the same name, or p_language or p_is_nickname is missing.',
                  hint = 'normalise.set_nickname(''Bob'', ''Robert'')';
    end if;
    if p_is_nickname then
        insert into normalise.nicknames (name, root, language)
        values (v_name, v_root, p_language)
        on conflict do nothing;
    else
        delete from normalise.nicknames where name = v_name and root = v_root;
    end if;
    return found;
end;
$$;

comment on function normalise.set_nickname(text, text, text, boolean) is
'Says whether a name (Bob) may be short for, or another spelling of, a given name (Robert); returns whether that is new. The
language is an ISO 639-1 code, or mul. Records normalised before keep their roots until they are normalised again.
Raises MDPAY for a blank name, when both are the same, and for a missing language.';

revoke execute on function normalise.set_nickname(text, text, text, boolean) from public;
grant execute on function normalise.set_nickname(text, text, text, boolean) to mds_steward;

commit;
