-- Deploy mds:normalise/postal_code to pg
-- requires: normalise/postal_code_format
-- requires: normalise/is_blocked
-- requires: normalise/text
begin;

create or replace function normalise.postal_code(p_raw text, p_country_code char(2) default null)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    c_upper     constant text := 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    c_shape     constant text := 'AAAAAAAAAAAAAAAAAAAAAAAAAA9999999999';
    v_code      text := left(p_raw, 40);
    v_compact   text;
    v_shape     text;
    v_format    text;
    v_written   text;
    v_country   text := p_country_code;
begin
    v_code := upper(btrim(case when octet_length(v_code) = length(v_code) then v_code else normalise.text(v_code) end) collate "C");
    if v_code is null or v_code = '' then
        return null;
    end if;
    v_compact := translate(v_code, ' -./_,', '');
    v_shape := translate(v_compact, c_upper, c_shape);
    v_format := normalise.postal_code_format(v_country, v_shape);

    -- D-10115, SE-113 51, LV-1010: the country in front.
    if v_format is null and left(v_shape, 1) = 'A' and substr(ltrim(v_shape, 'A'), 3) <> '' and strpos(ltrim(v_shape, 'A'), 'A') = 0 then
        v_format := normalise.postal_code_format(coalesce(v_country, case when length(ltrim(v_shape, 'A')) > 3 then '*' end), ltrim(v_shape, 'A'));
        if v_format is not null or v_country is null and v_code like '%-%' and length(ltrim(v_shape, 'A')) in (4, 5) then
            v_compact := ltrim(v_compact, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
            v_shape := ltrim(v_shape, 'A');
        end if;
    end if;
    -- Of no country, or impossible there: as for no country, so that it still equals itself elsewhere.
    if v_format is null and v_country is not null then
        v_format := normalise.postal_code_format(null, v_shape);
    end if;
    if v_format is null then
        v_format := normalise.postal_code_format(null, translate(v_code, c_upper, c_shape));
    end if;

    if normalise.is_blocked('postal_code', v_compact) or ltrim(v_compact, '0') = '' or length(v_compact) < 3 and v_format is null then
        return null;
    end if;
    if v_format is null then
        return case when length(v_compact) between 3 and 12 and translate(v_compact, c_upper, '') = ''
                         and translate(v_compact, '0123456789', '') <> v_compact then v_compact end;
    elsif v_format = v_shape then
        return v_compact;
    end if;

    v_written := '';
    for i in 1..length(v_format) loop
        if substr(v_format, i, 1) in ('9', 'A') then
            v_written := v_written || left(v_compact, 1);
            v_compact := substr(v_compact, 2);
        else
            v_written := v_written || substr(v_format, i, 1);
        end if;
    end loop;
    return v_written;
end;
$$;

comment on function normalise.postal_code(text, char) is
$$A postal code as its country writes it: SW1A 1AA, 3554 EA, 00-950, 94103 for ZIP+4; null when blank or a placeholder.

Separators, case, a country in front (D-10115) and zeros lost in front do not count. A code that the country cannot have, and
one of no country, is written as all countries with this shape write it; when they differ, as it came if that is somebody's
way to write it, else without separators. Never raises.$$;

grant execute on function normalise.postal_code(text, char) to public;

commit;
