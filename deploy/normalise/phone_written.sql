-- Deploy mds:normalise/phone_written to pg
-- requires: normalise/phone_metadata
begin;

create or replace function normalise.phone_written(
    p_raw                   text,
    out p_digits            text,
    out p_is_international  boolean,
    out p_extension         text
)
language plpgsql
immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
set row_security = on
as $$
-- Backslashes only in E'' strings: what they mean elsewhere depends on standard_conforming_strings.
declare
    -- What may stand between the digits of a number, and the number itself.
    c_between  constant text := E'-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \u00a0\u00ad\u200b\u2060\u3000()'
                                 '\uff08\uff09\uff3b\uff3d.\\[\\]/~\u2053\u223c\uff5e*';
    c_number   constant text := E'^(?:[0-9]{2}|[+\uff0b]*(?:[' || c_between || ']*[0-9]){3}['
                                || c_between || 'a-z0-9]*)$';
    -- What may stand before the digits of an extension that has up to 20 of them, 15, 9, or 6 and a #.
    c_label_20 constant text := E'[ \u00a0\t,]*(?:e?xt(?:ensi(?:o\u0301?|\u00f3))?n?|\uff45?\uff58\uff54\uff4e?'
                                 '|\u0434\u043e\u0431|anexo)[:.\uff0e]?[ \u00a0\t,-]*$';
    c_label_15 constant text := c_label_20 || E'|[ \u00a0\t]*(?:,,|;)[:.\uff0e]?[ \u00a0\t,-]*$';
    c_label_9  constant text := c_label_15 || E'|[ \u00a0\t]*(?:,+|[ \u00a0\t,]*(?:[x\uff58#\uff03~\uff5e]|int'
                                 '|\uff49\uff4e\uff54))[:.\uff0e]?[ \u00a0\t,-]*$';
    c_label_6  constant text := c_label_9 || '|[- ]+$';
    -- Letters whose case matters to the above, and those that the library takes for i, k and s.
    c_upper    constant text := E'\uff38\uff25\uff34\uff2e\uff29\u0414\u041e\u0411\u1c81\u1c82\u00d3'
                                 '\u0130\u0131\u212a\u017f';
    c_lower    constant text := E'\uff58\uff45\uff54\uff4e\uff49\u0434\u043e\u0431\u0434\u043e\u00f3iiks';
    -- The digits that are common enough to be worth a short cut: full-width and Arabic-Indic.
    c_digits   constant text := E'\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19'
                                 '\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669';
    v_kept     text := p_raw;    -- the characters as given
    v_text     text := p_raw;    -- the same, digits in ASCII and letters in lower case
    v_context  text;
    v_head     text;             -- what comes before the digits of the extension
    v_label    text;
    v_is_number boolean;
    v_count    integer;
    v_at       integer;
    v_from     integer;
begin
    if octet_length(p_raw) > 1000 or length(p_raw) > 250 then
        return;
    end if;

    if octet_length(p_raw) > length(p_raw) then
        v_text := translate(v_text, c_digits || c_upper, '01234567890123456789' || c_lower);
        if v_text ~ E'[^\u0001-\u00ff\u2010-\u2060\u3000\uff00-\uff60]' then
            select string_agg(coalesce(((ascii(c) - first_point) % 10)::text, c), '' order by n)
              into v_text
              from regexp_split_to_table(v_text, '') with ordinality as characters (c, n)
              left join normalise.phone_characters
                on kind = 'decimal digit' and ascii(c) between first_point and last_point;
        end if;
    end if;
    v_text := lower(v_text collate "C");

    v_at := strpos(v_kept, ';phone-context=');
    if v_at > 0 then
        -- RFC 3966: what is between tel: and the context, after the context when that is a prefix.
        v_from := strpos(v_kept, 'tel:');
        v_from := case when v_from > 0 then v_from + 4 else 1 end;
        v_count := greatest(v_at - v_from, 0);
        v_context := split_part(substr(v_text, v_at + 15), ';', 1);
        if v_context ~ '^[+][0-9().-]*[0-9][0-9().-]*$' then
            v_text := v_context || substr(v_text, v_from, v_count);
            v_kept := substr(v_kept, v_at + 15, length(v_context)) || substr(v_kept, v_from, v_count);
        elsif v_context ~ '^(?:[a-z0-9]+(?:-*[a-z0-9])*[.])*[a-z]+(?:-*[a-z0-9])*[.]?$'
              and substr(v_kept, v_at + 15, length(v_context)) !~ E'[\u0130\u0131\u212a\u017f]' then
            v_text := substr(v_text, v_from, v_count);
            v_kept := substr(v_kept, v_from, v_count);
        else
            return;
        end if;
    else
        -- From the first digit or plus sign to the last letter, number or #.
        v_text := substring(v_text from E'[+\uff0b0-9].*');
        v_from := length(v_kept) - length(v_text) + 1;
        loop
            v_text := substring(v_text from E'^.*[^\u0001-"$-/:-`{-\u007f]');
            exit when v_text is null or ascii(right(v_text, 1)) < 128;
            select ascii(right(v_text, 1)) <= last_point into v_is_number
              from normalise.phone_characters
             where kind = 'letter or number' and first_point <= ascii(right(v_text, 1))
             order by first_point desc
             limit 1;
            exit when v_is_number;
            v_text := left(v_text, -1);
        end loop;
        -- A second extension means a second number.
        v_kept := substr(v_kept, v_from, length(v_text));
        if v_kept ~ E'[\\\\/] *x' then
            v_at := regexp_instr(v_kept, E'[\\\\/] *x');
            v_text := left(v_text, v_at - 1);
            v_kept := left(v_kept, v_at - 1);
        end if;
    end if;

    v_at := strpos(v_kept, ';isub=');
    if v_at > 1 then
        v_text := left(v_text, v_at - 1);
        v_kept := left(v_kept, v_at - 1);
    end if;

    v_is_number := v_text ~ c_number;

    -- An extension: a last run of digits behind a label, the longest label that there is.
    if v_text ~ E'[^-0-9 ()./+]' then
        v_head := v_text;
        if right(v_head, 1) = '#' then
            v_head := left(v_head, -1);
        end if;
        v_from := length(v_head);
        v_head := rtrim(v_head, '0123456789');
        v_count := v_from - length(v_head);
        v_label := case when v_count = 0 or v_count > 20 then null
                        when right(v_head, 5) = ';ext=' then case when v_from = length(v_text) then ';ext=' end
                        when v_count > 15 then substring(v_head from c_label_20)
                        when v_count > 9 then substring(v_head from c_label_15)
                        when v_count > 6 or v_from = length(v_text) then substring(v_head from c_label_9)
                        else substring(v_head from c_label_6) end;
        v_head := left(v_head, -length(v_label));
        if v_head ~ c_number and (v_is_number or length(v_head) > 2) then
            p_extension := substr(v_kept, v_from - v_count + 1, v_count);
            v_text := v_head;
            v_kept := left(v_kept, length(v_head));
            v_is_number := true;
        end if;
    end if;
    if v_is_number is not true then
        return;
    end if;

    p_is_international := v_text ~ E'^[+\uff0b]';
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
digits null when it does not look like a number. The first half of normalise.phone, apart because most numbers need none
of it.

Reads what libphonenumber reads: noise before and after the number, decimal digits of every script, letters of vanity
numbers, RFC 3966 with phone-context and isub, and extensions written ;ext=, ext., extension, anexo, доб, x, int, #,
~, two commas, commas or as - 503#. Texts of more than 250 characters are no numbers. Raises nothing.';

grant execute on function normalise.phone_written(text) to public;

commit;
