-- Deploy mds:mds/set_review_policy to pg
-- requires: mds/review_policies
begin;

create or replace function mds.set_review_policy(p_reason text, p_priority integer default null, p_sla interval default null)
returns mds.review_policies
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_policy  mds.review_policies;
begin
    if p_sla <= interval '0' or p_sla > interval '10 years' or p_priority not between -32768 and 32767 then
        raise exception 'priority % and SLA % are of no use', coalesce(p_priority::text, '(null)'), coalesce(p_sla::text, '(null)')
            using errcode = 'MDPAY', detail = 'A priority is a small number, an SLA a time of at most ten years.', hint = 'Leave out what should stay.';
    end if;
    update mds.review_policies p
       set priority = coalesce(p_priority, p.priority), sla = coalesce(p_sla, p.sla), updated_by = session_user
     where p.reason = p_reason
    returning * into v_policy;
    if not found then
        raise exception 'no cases of reason "%"', coalesce(p_reason, '(null)')
            using errcode = 'MDPAY', detail = format('There are %s.', (select string_agg(p.reason, ', ' order by p.reason) from mds.review_policies p)),
                  hint = 'mds.review_policies lists them.';
    end if;
    return v_policy;
end;
$$;

comment on function mds.set_review_policy(text, integer, interval) is
$$Says how urgent cases of a reason are, from now on; returns the policy. Raises MDPAY for an unknown reason, and for a priority or
an SLA that is none.$$;

grant execute on function mds.set_review_policy(text, integer, interval) to mds_operator;

commit;
