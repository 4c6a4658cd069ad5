-- Deploy mds:normalise/phone_national to pg
-- requires: normalise/phone_metadata
begin;

create or replace function normalise.phone_national(p_digits text, p_plan normalise.phone_regions)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_groups   text[];
    v_national text;
begin
    if p_plan.national_prefix is not null then
        if not starts_with(p_digits, p_plan.national_prefix) then
            return p_digits;
        end if;
        v_national := substr(p_digits, length(p_plan.national_prefix) + 1);
    else
        v_groups := regexp_match(p_digits, p_plan.national_prefix_pattern);
        if v_groups is null then
            return p_digits;
        end if;
        if p_plan.national_prefix_transform is null or v_groups[cardinality(v_groups)] is null then
            v_national := substr(p_digits, length(v_groups[1]) + 1);
        else
            v_national := regexp_replace(p_digits, p_plan.national_prefix_pattern, p_plan.national_prefix_transform);
        end if;
    end if;

    -- A prefix is not cut off where that turns a possible number into an impossible one.
    if (length(v_national) between 1 and 17 and ('1' || v_national)::bigint <@ p_plan.possible_numbers) is not true
       and length(p_digits) between 1 and 17 and ('1' || p_digits)::bigint <@ p_plan.possible_numbers then
        return p_digits;
    end if;
    return v_national;
end;
$$;

comment on function normalise.phone_national(text, normalise.phone_regions) is
'A dialled number without the national prefix and carrier code of a numbering plan (0 in Britain, 0 and 15 in
Argentina), rewritten where the plan says so; the number itself when it has none or is possible only with it. The plan
must have a national prefix. Raises nothing on digits.';

grant execute on function normalise.phone_national(text, normalise.phone_regions) to public;

commit;
