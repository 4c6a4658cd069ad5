-- Deploy mds:mds/rule_attribute to pg
-- requires: mds/survivorship_rules
begin;

create or replace function mds.rule_attribute(p_attribute text)
returns text
language plpgsql
stable parallel safe
as $$
begin
    return coalesce((select r.attribute
                       from mds.survivorship_rules r
                      where r.valid_to is null and starts_with(p_attribute || '.', r.attribute || '.')
                      order by char_length(r.attribute) desc
                      limit 1), '*');
end;
$$;

comment on function mds.rule_attribute(text) is
$$The attribute whose survivorship rule counts now for this one: itself, the nearest above it that has a rule, or *.$$;

commit;
