-- Deploy mds:mds/withdraw_overrides to pg
-- requires: mds/apply_overrides
begin;

create or replace function mds.withdraw_overrides(p_withdrawn_ids bigint[], p_reinstated_ids bigint[] default '{}')
returns bigint[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    update mds.overrides o set withdrawn_at = clock_timestamp(), withdrawn_by = session_user where o.id = any (p_withdrawn_ids);
    update mds.overrides o set withdrawn_at = null, withdrawn_by = null where o.id = any (p_reinstated_ids);
    perform mds.apply_overrides(p_withdrawn_ids || p_reinstated_ids);
    return array(select o.left_id from mds.overrides o where o.id = any (p_withdrawn_ids || p_reinstated_ids)
                 union
                 select o.right_id from mds.overrides o where o.id = any (p_withdrawn_ids || p_reinstated_ids));
end;
$$;

comment on function mds.withdraw_overrides(bigint[], bigint[]) is
$$Takes verdicts of people back, and brings others back that had been; returns the records concerned, for mds.redecide.

What is brought back keeps its risks and its approval.$$;

commit;
