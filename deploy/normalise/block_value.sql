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
language sql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
    with blocked as (
        insert into normalise.blocked_values (attribute, value, is_pattern, reason)
        values (p_attribute, lower(normalise.text(p_value) collate "und-x-icu"), p_is_pattern, p_reason)
        on conflict do nothing
        returning value
    )
    select exists (select from blocked);
$$;

comment on function normalise.block_value(text, text, text, boolean) is
$$Blocks a value of an attribute (* for all), or the values like a pattern with % and _, from now on; returns whether it
was not blocked in these words before.

The value is stored in lower case, as normalise.text() spells it. Existing features change when they are next derived.
Raises 23502 for a blank value or a missing reason, 23514 for a pattern that would block everything.$$;

revoke execute on function normalise.block_value(text, text, text, boolean) from public;
grant execute on function normalise.block_value(text, text, text, boolean) to mds_steward;

commit;
