-- Deploy mds:mds/check_verdict to pg
-- requires: mds/schema
begin;

create or replace function mds.check_verdict(p_verdict text)
returns void
language plpgsql
immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    if p_verdict is null or p_verdict not in ('merge', 'distinct', 'defer') then
        raise exception 'no verdict %', coalesce(p_verdict, '(null)')
            using errcode = 'MDPAY', detail = 'A verdict is merge, distinct or defer.', hint = 'merge: one person. distinct: two. defer: not now.';
    end if;
end;
$$;

comment on function mds.check_verdict(text) is 'Raises MDPAY unless it is a verdict on a case: merge, distinct or defer.';

commit;
