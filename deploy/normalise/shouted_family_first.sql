-- Deploy mds:normalise/shouted_family_first to pg
-- requires: normalise/schema
begin;

create or replace function normalise.shouted_family_first(p_name text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_match text[];
begin
    v_match := regexp_match(p_name, '^(.*[[:lower:]]\S*)\s+([[:upper:]][[:upper:]''’\s-]*[[:upper:]])$');
    if v_match is not null then
        if lower(v_match[2]) !~ '^((jr|sr|ii|iii|iv|phd|md|mba|esq|cpa|dds|dvm|jd|llm|rn|pe|bsc|msc|ma|ba|obe|mbe|cbe)\s?)+$' then
            return v_match[2] || ', ' || v_match[1];
        end if;
        return p_name;
    end if;
    v_match := regexp_match(p_name, '^([[:upper:]][[:upper:]''’\s-]*[[:upper:]]{2})\s+([[:upper:]]?[[:lower:]].*)$');
    if v_match[1] not in ('PROF', 'REV', 'MRS', 'MISS') then
        return v_match[1] || ', ' || v_match[2];
    end if;
    return p_name;
end;
$$;

comment on function normalise.shouted_family_first(text) is
$$A full name with the SHOUTED family name in front of a comma: DUPONT, Jean for Jean DUPONT and for DUPONT Jean. Any other name as it is, also
when what is shouted is a title, a generation or a degree (Mary Jones PHD). Never raises.$$;

grant execute on function normalise.shouted_family_first(text) to public;

commit;
