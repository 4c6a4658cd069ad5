-- Deploy mds:normalise/block_value to pg
-- requires: normalise/is_blocked
begin;

create or replace function normalise.block_value(
    p_attribute   text,
    p_value       text,
    p_reason      text,
    p_is_pattern  boolean default false
)
returns boolean
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_value  text := lower(normalise.text(p_value) collate "und-x-icu");
begin
    if p_attribute is null or v_value is null or p_is_pattern is null or p_is_pattern and btrim(v_value, '%') = '' or coalesce(p_reason !~ '\S', true) then
        raise exception 'this cannot be blocked: %', coalesce(left(p_value, 100), '(null)')
            using errcode = 'MDPAY', detail = 'p_attribute or p_reason is missing, the value is blank, or the pattern is like every value.',
                  hint = 'normalise.block_value(''email'', ''%@example.com'', ''made up by a form'', true)';
    end if;
    insert into normalise.blocked_values (attribute, value, is_pattern, reason)
    values (p_attribute, v_value, p_is_pattern, p_reason)
        on conflict do nothing;
    return found;
end;
$$;

comment on function normalise.block_value(text, text, text, boolean) is
$$Blocks a value of an attribute (* for all), or the values like a pattern with % and _, from now on; returns whether it
was not blocked in these words before.

The value is stored in lower case, as normalise.text() spells it. Existing features change when they are next derived.
Raises MDPAY for a blank value, a missing reason, and a pattern that would block everything.$$;

revoke execute on function normalise.block_value(text, text, text, boolean) from public;
grant execute on function normalise.block_value(text, text, text, boolean) to mds_steward;

commit;
