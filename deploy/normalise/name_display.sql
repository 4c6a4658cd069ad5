-- Deploy mds:normalise/name_display to pg
-- requires: normalise/name_case
begin;

create or replace function normalise.name_display(p_raw text)
returns text
language plpgsql immutable strict parallel safe
as $$
declare
    c_behind constant text :=      -- generations, degrees, honours: never a given name behind a comma
        '^(jr|junior|sr|senior|filho|ii|iii|iv|v|2nd|3rd|4th|5th|ph\.?d|m\.?d|m\.?b\.?a|d\.?d\.?s|b\.?sc|m\.?sc|j\.d|b\.a|m\.a|dphil|dvm|cpa|jd'
        '|ll\.?[bdm]|esq|esquire|rn|pe|obe|mbe|cbe|frcs|frs|ret|baronet|bt|inc|llc|llp|ltd|limited|gmbh|corp|plc|kg|bv|nv|sa|ag)\.?$';
    c_rank   constant text :=      -- 1st Baron Clifford, Duke of Devonshire
        '^(\d{1,2}(st|nd|rd|th) (baronet|baron|viscount|earl|count|marquess|marquis|duke|lord)|(baron|viscount|earl|count|march|duch|marquess|marquis|duke|lord)(ess|ioness)? of )';
    c_title  constant text := '^(mr|mrs|ms|miss|mx|dr|prof|professor|rev|sir|dame|hon|herr|frau|mme|mlle|sr|sra|srta|sig|dott)\.?$';
    v_name    text := btrim(regexp_replace(left(p_raw, 400), '\s+', ' ', 'g'));
    v_parts   text[];
    v_given   text[];
    v_family  text[];
    v_before  text[];
    v_behind  text[];
    v_shouted text[];
begin
    if strpos(v_name, ',') > 0 and v_name !~ '[(["“«][^)\]"”»]*,' then
        v_parts := array_remove(regexp_split_to_array(v_name, '\s*,\s*'), '');
        while cardinality(v_parts) > 1 and (lower(v_parts[cardinality(v_parts)]) ~ c_rank or not exists (
            select from string_to_table(lower(v_parts[cardinality(v_parts)]), ' ') as word where word !~ c_behind)) loop
            v_behind := v_parts[cardinality(v_parts)] || v_behind;
            v_parts := v_parts[:cardinality(v_parts) - 1];
        end loop;
        if coalesce(cardinality(v_parts), 0) = 0 then
            return normalise.name_case(v_name);
        elsif v_behind is not null and cardinality(v_parts) = 1 then          -- John Smith, Jr.: in order already
            return normalise.name_case(array_to_string(v_parts || v_behind, ', '));
        end if;
        v_name := v_parts[1];
        if cardinality(v_parts) > 1 then
            v_family := string_to_array(v_name, ' ');
            v_given := string_to_array(array_to_string(v_parts[2:], ' '), ' ');
            v_name := array_to_string(v_parts, ', ');
        end if;
    end if;

    if v_family is not null then
        null;
    elsif v_name not in (upper(v_name), lower(v_name)) then
        if v_name !~ '[[:upper:]]{2}' then               -- nothing is shouted
            return v_name;
        end if;
        v_given := string_to_array(v_name, ' ');
        while cardinality(v_given) > 2 and lower(v_given[cardinality(v_given)]) ~ c_behind loop
            v_behind := v_given[cardinality(v_given)] || v_behind;
            v_given := v_given[:cardinality(v_given) - 1];
        end loop;
        v_shouted := regexp_match(array_to_string(v_given, ' '), '^(.*[[:lower:]]\S*) ((?:[[:upper:]][[:upper:]''’ -]*)?[[:upper:]]{2})$');
        if v_shouted is not null then
            if lower(v_shouted[2]) ~ c_behind then
                return v_name;
            end if;
            v_given := string_to_array(v_shouted[1], ' ');
            v_family := string_to_array(v_shouted[2], ' ');
        else
            v_shouted := regexp_match(array_to_string(v_given, ' '), '^([[:upper:]][[:upper:]''’ -]*[[:upper:]]{2}) ([[:upper:]]?[[:lower:]].*)$');
            if v_shouted is null or v_shouted[1] !~ '[[:upper:]]{3}'
               or exists (select from string_to_table(lower(v_shouted[1]), ' ') as word where word ~ c_title or word ~ c_behind) then
                return v_name;
            end if;
            v_family := string_to_array(v_shouted[1], ' ');
            v_given := string_to_array(v_shouted[2], ' ');
        end if;
    else
        return normalise.name_case(v_name);
    end if;

    while cardinality(v_family) > 1 and lower(v_family[1]) ~ c_title loop
        v_before := v_before || v_family[1];
        v_family := v_family[2:];
    end loop;
    while cardinality(v_family) > 1 and lower(v_family[cardinality(v_family)]) ~ c_behind loop
        v_behind := v_family[cardinality(v_family)] || v_behind;
        v_family := v_family[:cardinality(v_family) - 1];
    end loop;
    while cardinality(v_given) > 1 and lower(v_given[cardinality(v_given)]) ~ c_behind loop
        v_behind := v_given[cardinality(v_given)] || v_behind;
        v_given := v_given[:cardinality(v_given) - 1];
    end loop;

    -- Who is called by a degree is not known well enough to be turned round.
    if lower(v_given[1]) ~ c_behind or lower(v_family[1]) ~ c_behind then
        return normalise.name_case(v_name);
    end if;

    v_name := array_to_string(v_before || v_given || v_family || v_behind, ' ');
    if v_name in (upper(v_name), lower(v_name)) then
        return normalise.name_case(v_name);
    end if;

    -- Some words are shouted. One more in front makes name_case see a surname.
    v_name := array_to_string(v_family, ' ');
    if v_name = upper(v_name) then
        v_family := array[substr(normalise.name_case('X ' || v_name), 3)];
    else                                             -- van der BERG, McDONALD
        v_family := array(select case when word ~ '^(Mc|Mac)?[[:upper:]][[:upper:]''’-]+$'
                                      then substr(normalise.name_case(upper('X ' || word)), 3) else word end
                            from unnest(v_family) with ordinality as u (word, n) order by n);
    end if;
    v_given := array(select case when word ~ '^(Mc|Mac)?[[:upper:]][[:upper:]''’-]{2,}$'         -- AJ are initials
                                 then substr(normalise.name_case(upper('X ' || word)), 3) else word end
                       from unnest(v_given) with ordinality as u (word, n) order by n);
    return array_to_string(v_before || v_given || v_family || v_behind, ' ');
end;
$$;

comment on function normalise.name_display(text) is
'A full name as people read it: given name first, in proper case. "ALLEN, Eleanor", "DUPONT Jean" and "Jean DUPONT" become
Eleanor Allen and Jean Dupont, "VAN DER BERG, Jan" Jan van der Berg; a title stays in front and a generation, degree or rank
behind (Dr. John Smith Jr.; Thomas Clifford, 1st Baron Clifford of Chudleigh). "John Smith, Jr." and "Acme, Inc." are in order already. A comma in brackets turns nothing round; two
capitals in front (AJ Smith) are initials. White space is collapsed; what is neither SHOUTED nor turned round is kept as
written (normalise.name_case). Only the first 400 characters count. Never raises.';

grant execute on function normalise.name_display(text) to public;

commit;
