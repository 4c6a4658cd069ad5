-- Deploy mds:normalise/phone_written to pg
-- requires: normalise/phone_metadata
begin;

create function normalise.phone_written(
    p_raw                   text,
    out p_digits            text,
    out p_is_international  boolean,
    out p_extension         text
)
language plpgsql
immutable parallel safe
as $$
-- No backslash outside E'' strings: their meaning would depend on standard_conforming_strings.
declare
    -- What may stand between digits, and after them, in a number; what may announce an extension.
    c_between   constant text := E'-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \u00a0\u00ad\u200b\u2060\u3000()\uff08\uff09\uff3b\uff3d.\\[\\]/~\u2053\u223c\uff5e*';
    c_label     constant text :=
        E'(?:;ext=[0-9]{1,20}'
        '|[ \u00a0\t,]*(?:e?xt(?:ensi(?:o\u0301?|\u00f3))?n?|\uff45?\uff58\uff54\uff4e?|\u0434\u043e\u0431|anexo)[:.\uff0e]?[ \u00a0\t,-]*[0-9]{1,20}#?'
        '|[ \u00a0\t,]*(?:[x\uff58#\uff03~\uff5e]|int|\uff49\uff4e\uff54)[:.\uff0e]?[ \u00a0\t,-]*[0-9]{1,9}#?'
        '|[- ]+[0-9]{1,6}#'
        '|[ \u00a0\t]*(?:,,|;)[:.\uff0e]?[ \u00a0\t,-]*[0-9]{1,15}#?'
        '|[ \u00a0\t]*,+[:.\uff0e]?[ \u00a0\t,-]*[0-9]{1,9}#?)';
    c_viable    constant text :=
        '^(?:[0-9]{2}|[+' || E'\uff0b' || ']*(?:[' || c_between || ']*[0-9]){3}[' || c_between || 'a-z0-9]*' || c_label || '?)$';
    c_extension constant text := c_label || '$';
    -- The letters whose case matters to the above, and letters that the library takes for i, k and s.
    c_upper     constant text := E'\uff38\uff25\uff34\uff2e\uff29\u0414\u041e\u0411\u1c81\u1c82\u00d3\u0130\u0131\u212a\u017f';
    c_lower     constant text := E'\uff58\uff45\uff54\uff4e\uff49\u0434\u043e\u0431\u0434\u043e\u00f3iiks';
    v_kept      text := p_raw;    -- the characters as given
    v_text      text := p_raw;    -- the same, digits in ASCII and letters in lower case
    v_context   text;
    v_at        integer;
    v_from      integer;
begin
    if octet_length(p_raw) > 1000 or length(p_raw) > 250 then
        return;
    end if;

    if octet_length(p_raw) > length(p_raw) then
        v_text := translate(v_text,
            E'\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669' || c_upper,
            '01234567890123456789' || c_lower);
        if v_text ~ E'[^\u0001-\u00ff\u2010-\u2060\u3000\uff00-\uff60]' then
            select string_agg(coalesce(((ascii(c) - lower(run)) % 10)::text, c), '' order by n)
              into v_text
              from regexp_split_to_table(v_text, '') with ordinality as characters (c, n)
              left join (normalise.phone_characters cross join unnest(code_points) as run)
                on kind = 'decimal digit' and ascii(c) <@ run;
        end if;
    end if;
    v_text := lower(v_text collate "C");

    v_at := strpos(v_kept, ';phone-context=');
    if v_at > 0 then
        -- RFC 3966: what is between tel: and the context, after a context that is a prefix.
        v_from := strpos(v_kept, 'tel:');
        v_from := case when v_from > 0 then v_from + 4 else 1 end;
        v_context := split_part(substr(v_text, v_at + 15), ';', 1);
        if v_context ~ '^[+][0-9().-]*[0-9][0-9().-]*$' then
            v_text := v_context || substr(v_text, v_from, greatest(v_at - v_from, 0));
            v_kept := substr(v_kept, v_at + 15, length(v_context)) || substr(v_kept, v_from, greatest(v_at - v_from, 0));
        elsif v_context ~ '^(?:[a-z0-9]+(?:-*[a-z0-9])*[.])*[a-z]+(?:-*[a-z0-9])*[.]?$'
              and substr(v_kept, v_at + 15, length(v_context)) !~ E'[\u0130\u0131\u212a\u017f]' then
            v_text := substr(v_text, v_from, greatest(v_at - v_from, 0));
            v_kept := substr(v_kept, v_from, greatest(v_at - v_from, 0));
        else
            return;
        end if;
    else
        -- From the first digit or plus sign to the last letter, number or #.
        v_from := regexp_instr(v_text, E'[+\uff0b0-9]');
        if v_from = 0 then
            return;
        end if;
        v_at := length(v_text);
        while v_at >= v_from loop
            v_context := substr(v_text, v_at, 1);
            exit when v_context ~ '[#0-9a-z]'
                   or v_context > E'\u007f' collate "C"
                      and exists (select from normalise.phone_characters
                                   where kind = 'letter or number' and ascii(v_context) <@ code_points);
            v_at := v_at - 1;
        end loop;
        v_text := substr(v_text, v_from, v_at - v_from + 1);
        v_kept := substr(v_kept, v_from, v_at - v_from + 1);
        -- A second extension means a second number.
        v_at := regexp_instr(v_kept, E'[\\\\/] *x');
        if v_at > 0 then
            v_text := left(v_text, v_at - 1);
            v_kept := left(v_kept, v_at - 1);
        end if;
    end if;

    v_at := strpos(v_kept, ';isub=');
    if v_at > 1 then
        v_text := left(v_text, v_at - 1);
        v_kept := left(v_kept, v_at - 1);
    end if;

    if v_text !~ c_viable then
        return;
    end if;
    p_is_international := v_text ~ E'^[+\uff0b]';

    v_at := regexp_instr(v_text, c_extension);
    if v_at > 0 and left(v_text, v_at - 1) ~ c_viable then
        -- The last run of digits, as it was written.
        v_from := length(rtrim(rtrim(v_text, '#'), '0123456789')) + 1;
        p_extension := substr(v_kept, v_from, length(rtrim(v_text, '#')) - v_from + 1);
        v_text := left(v_text, v_at - 1);
        v_kept := left(v_kept, v_at - 1);
    end if;

    if v_kept ~ '[A-Za-z].*[A-Za-z].*[A-Za-z]' then
        -- Three letters make a vanity number, in which the library knows ASCII digits only.
        v_text := translate(v_kept,
            E'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u0131\u017f',
            '222333444555666777788899992223334445556667777888999947');
    end if;
    p_digits := regexp_replace(v_text, '[^0-9]', '', 'g');
end;
$$;

comment on function normalise.phone_written(text) is
'The dialled digits of a telephone number in any written form, whether it began with a plus sign, and its extension;
all null when it does not look like a number. The first half of normalise.phone, apart because most numbers need none of it.

Reads what libphonenumber reads: noise before and after the number, decimal digits of every script, letters of vanity
numbers, RFC 3966 with phone-context and isub, and extensions written ;ext=, ext., extension, anexo, доб, x, int, #, ~,
two commas, commas or as - 503#. Texts of more than 250 characters are no numbers. Raises nothing.';

grant execute on function normalise.phone_written(text) to public;

commit;
