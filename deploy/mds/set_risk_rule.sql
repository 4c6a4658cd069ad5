-- Deploy mds:mds/set_risk_rule to pg
-- requires: mds/risk_rules
-- requires: mds/check_reason
begin;

create or replace function mds.set_risk_rule(p_name text, p_is_enabled boolean, p_reason text, p_threshold double precision default null)
returns mds.risk_rules
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_rule  mds.risk_rules;
begin
    perform mds.check_reason(p_reason);
    if p_threshold = 'NaN' then
        raise exception 'a threshold of NaN is of no use'
            using errcode = 'MDPAY', detail = 'Nothing is above it, so the rule would never hold.', hint = 'p_is_enabled => false switches a rule off.';
    end if;
    update mds.risk_rules r
       set is_enabled = coalesce(p_is_enabled, r.is_enabled), reason = p_reason, updated_by = session_user,
           threshold = case when r.threshold is not null then coalesce(p_threshold, r.threshold) end
     where r.name = p_name
    returning * into v_rule;
    if not found then
        raise exception 'no risk rule "%"', coalesce(p_name, '(null)')
            using errcode = 'MDRSK', detail = format('There are %s.', (select string_agg(r.name, ', ' order by r.name) from mds.risk_rules r)),
                  hint = 'mds.risk_rules says what each means.';
    end if;
    return v_rule;
end;
$$;

comment on function mds.set_risk_rule(text, boolean, text, double precision) is
$$Says whether a risk rule makes a merge wait for a second person, and from which threshold where it has one; returns the rule. Who
merges may not say so: operators do. Raises MDPAY without a reason or with a
threshold that is no number, MDRSK for an unknown rule.$$;

grant execute on function mds.set_risk_rule(text, boolean, text, double precision) to mds_operator;

commit;
