-- Deploy mds:mds/check_reason to pg
-- requires: mds/schema
begin;

create or replace function mds.check_reason(p_reason text)
returns void
language plpgsql
immutable parallel safe
as $$
begin
    if p_reason is null or p_reason !~ '\S' then
        raise exception 'a reason is missing'
            using errcode = 'MDPAY', detail = 'What a person decides is kept for years, with the reason.', hint = 'Say why, in a sentence.';
    end if;
end;
$$;

comment on function mds.check_reason(text) is
$$Refuses a reason that says nothing. Raises MDPAY.$$;

commit;
