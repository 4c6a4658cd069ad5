-- Deploy mds:mds/check_dry_run to pg
-- requires: mds/schema
begin;

create or replace function mds.check_dry_run(p_dry_run boolean)
returns void
language plpgsql
immutable parallel safe
as $$
begin
    if p_dry_run is null then
        raise exception 'a dry run or not?'
            using errcode = 'MDPAY', detail = 'p_dry_run is null.', hint = 'Leave it out to write.';
    end if;
end;
$$;

comment on function mds.check_dry_run(boolean) is
$$Refuses a null where it must be known whether to write. Raises MDPAY.$$;

commit;
