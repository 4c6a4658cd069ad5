-- Deploy mds:normalise/unblock_value to pg
-- requires: normalise/is_blocked
begin;

create or replace function normalise.unblock_value(p_attribute text, p_value text) returns boolean
language sql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
    with unblocked as (
        delete from normalise.blocked_values
         where attribute = p_attribute
           and value = lower(normalise.text(p_value) collate "und-x-icu")
        returning value
    )
    select exists (select from unblocked);
$$;

comment on function normalise.unblock_value(text, text) is
$$Takes a value, or a pattern given in the same words, off normalise.blocked_values; returns whether it was there.

A value may stay blocked by another row: for all attributes (*), or by a pattern.$$;

revoke execute on function normalise.unblock_value(text, text) from public;
grant execute on function normalise.unblock_value(text, text) to mds_steward;

commit;
