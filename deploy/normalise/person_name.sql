-- Deploy mds:normalise/person_name to pg
-- requires: normalise/name_display
-- requires: normalise/nicknames
-- requires: normalise/read_name
-- requires: normalise/split_name
begin;

create or replace function normalise.person_name(
    p_full_name   text default null,
    p_given_name  text default null,
    p_middle_name text default null,
    p_family_name text default null,
    p_name_suffix text default null
) returns normalise.name_parts
language plpgsql immutable parallel safe
as $$
declare
    c_read    constant text[] := '{Jpan,Hang,Hani,Arab,Hebr,Thai,Laoo,Mymr,Khmr}';     -- scripts of which normalise.read_name knows names
    c_control constant text := U&'\0001\0002\0003\0004\0005\0006\0007\0008\000E\000F\0010\0011\0012\0013\0014\0015\0016\0017\0018\0019\001A\001B\001C\001D\001E\001F\007F';
    c_hidden  constant text :=       -- what is neither seen nor part of a spelling: marks of direction turn around what is printed behind them
        U&'\0080\0081\0082\0083\0084\0086\0087\0088\0089\008A\008B\008C\008D\008E\008F\0090\0091\0092\0093\0094\0095\0096\0097\0098'
          '\0099\009A\009B\009C\009D\009E\009F\00AD\061C\200B\200E\200F\202A\202B\202C\202D\202E\2060\2061\2062\2063\2064\2066\2067'
          '\2068\2069\206A\206B\206C\206D\206E\206F\FEFF\FFF9\FFFA\FFFB';
    v_full    text := nullif(btrim(left(p_full_name, 400)), '');
    v_given   text := nullif(btrim(left(p_given_name, 200)), '');
    v_middle  text := nullif(btrim(left(p_middle_name, 200)), '');
    v_family  text := nullif(btrim(left(p_family_name, 200)), '');
    v_display text := coalesce(v_full, nullif(concat_ws(' ', v_given, v_middle, v_family, nullif(btrim(left(p_name_suffix, 40)), '')), ''));
    v_script  text := 'Latn';
    v_name    text;          -- what is left to be split
    v_parts   normalise.name_parts;
    v_title   text;
    v_suffix  text;
    v_core    text;
    v_word    text;
    v_words   text[];
    v_extra   text[];
    v_roots   text[];
    v_tokens  text[];
    v_code    integer;
    v_place   integer;
begin
    if v_display is null or strpos(v_display, '@') > 0 then
        return null;
    end if;

    v_name := concat(v_display, v_given, v_family);
    if octet_length(v_name) <> length(v_name) and v_name ~ '[\u0370-\u1dff\u2e80-\U0010ffff]' then
        -- By codes: eight regular expressions more would push those of all names out of their cache.
        v_place := 13;
        foreach v_word in array string_to_array(v_name, null) loop
            v_code  := ascii(v_word);
            v_place := least(v_place, case when v_code between 12353 and 12543 then 1       -- ぁ to ヿ
                                           when v_code between 44032 and 55203 then 2       -- 가 to 힣
                                           when v_code between 13312 and 40959 then 3       -- 㐀 to 鿿
                                           when v_code between 1024 and 1279 then 4
                                           when v_code between 880 and 1023 then 5
                                           when v_code between 1536 and 1791 then 6
                                           when v_code between 1424 and 1535 then 7
                                           when v_code between 3585 and 3675 then 8
                                           when v_code between 3713 and 3807 then 9
                                           when v_code between 4096 and 4255 then 10
                                           when v_code between 6016 and 6143 then 11
                                           when v_code between 65 and 90 or v_code between 97 and 122      -- A to Z, À to ɏ, Ａ to ｚ
                                                or v_code between 192 and 591 or v_code between 65313 and 65370 then 12 else 13 end);
        end loop;
        v_script := ('{Jpan,Hang,Hani,Cyrl,Grek,Arab,Hebr,Thai,Laoo,Mymr,Khmr,Latn,Zyyy}'::text[])[v_place];
    end if;

    -- A title or a suffix that got a column to itself.
    if v_given is not null and v_family is not null
       and (rtrim(lower(v_given), '.') = any ('{mr,mrs,ms,miss,mx,dr,prof,sir,lord,rev,herr,frau,mme,mlle,monsieur,madame,sra,srta}')
            or rtrim(lower(v_family), '.') = any ('{baronet,bt,esq,jr,sr,junior,senior,ii,iii,iv,phd,md}')) then
        v_full := coalesce(v_full, v_display);
        v_given := null;
        v_family := null;
        v_middle := null;
    end if;

    -- The name to be split, in the order that is known; nothing when two plain words came apart.
    if v_given is null and v_family is null then
        v_name := v_display;
    elsif v_given is null then
        v_name := case when strpos(v_family, ',') > 0 then v_family else coalesce(v_full, v_family || ',') end;
    elsif v_family is null then
        v_name := coalesce(v_full, concat_ws(' ', v_given, v_middle));
        if strpos(v_name, ' ') = 0 and v_script <> 'Latn' then
            v_name := ', ' || v_name;
        end if;
    elsif strpos(v_given, ' ') > 0 or strpos(v_family, ' ') > 0 or v_script = any (c_read)
          or strpos(v_given || v_family, ',') > 0 or strpos(v_given || v_family, '.') > 0 then
        v_name := translate(v_family, ',', ' ') || ', ' || translate(concat_ws(' ', v_given, v_middle), ',', ' ');
    else
        v_name := null;
        v_given := normalise.name_key(v_given);
        v_middle := normalise.name_key(v_middle);
        v_family := normalise.name_key(v_family);
    end if;
    if v_name is not null then
        if v_script = any (c_read) then
            v_name := normalise.read_name(v_name);
        end if;
        v_parts := normalise.split_name(v_name);
        v_title := v_parts.title;
        v_suffix := v_parts.suffix;
        v_extra := v_parts.tokens;
    end if;

    -- A longer full name beside its parts may have a title, a middle name, a suffix of its own.
    if v_full is not null and p_given_name is not null and p_family_name is not null
       and length(v_full) > length(p_given_name) + length(p_family_name) + 1 and v_script in ('Latn', 'Cyrl', 'Grek') then
        if v_name is not null then
            v_given := v_parts.given;
            v_middle := v_parts.middle;
            v_family := v_parts.family;
        end if;
        v_parts := normalise.split_name(v_full);
        v_title := coalesce(v_title, v_parts.title);
        v_suffix := coalesce(v_suffix, v_parts.suffix);
        v_extra := v_extra || v_parts.tokens;
        if v_middle is null then
            v_words := string_to_array(concat_ws(' ', v_parts.given, v_parts.middle, v_parts.family), ' ');
            v_tokens := string_to_array(concat_ws(' ', v_given, v_family), ' ');
            if v_words @> v_tokens then
                v_middle := nullif(array_to_string(array(select word from unnest(v_words) as word where word <> all (v_tokens)), ' '), '');
            end if;
        end if;
    elsif v_name is not null then
        v_given := v_parts.given;
        v_middle := v_parts.middle;
        v_family := v_parts.family;
    end if;

    if p_name_suffix is not null then
        v_suffix := coalesce((normalise.split_name('x x ' || left(p_name_suffix, 40))).suffix, v_suffix);
    end if;

    v_core := v_family;
    if strpos(v_family, ' ') > 0 then
        v_core := null;
        foreach v_word in array string_to_array(v_family, ' ') loop
            if v_word <> all ('{van,von,vom,vander,zu,zum,zur,den,der,de,del,della,dello,degli,dei,delle,di,da,das,do,dos,du,des,la,las,le,
                    los,lo,te,ten,ter,tot,op,het,t,af,av,al,el,ul,bin,bint,ibn,ben,abu,y,e,i,und}') then
                v_core := coalesce(v_core || ' ' || v_word, v_word);
            end if;
        end loop;
        v_core := coalesce(v_core, v_family);
    end if;

    if v_middle is null and v_extra is null and strpos(v_given || v_family, ' ') = 0 then
        v_tokens := case when v_given = v_family then array[v_given]
                         when v_given < v_family collate "C" then array[v_given, v_family] else array[v_family, v_given] end;
    else
        v_tokens := array(select distinct word collate "C"
                            from unnest(string_to_array(concat_ws(' ', v_given, v_middle, v_family), ' ') || v_extra) as word
                           order by 1);
        if v_tokens = '{}' then
            return null;
        end if;
    end if;

    if v_given is not null then
        select array_agg(root) into v_roots from normalise.nicknames where name = v_given;
        if v_extra is not null then
            v_roots := v_roots || array(select root from normalise.nicknames where name = any (v_extra));
        end if;
        if strpos(v_given, ' ') > 0 then
            v_roots := replace(v_given, ' ', '') || v_roots;           -- Jean-Luc is also Jeanluc
        elsif length(v_middle) > 1 and length(v_given || v_middle) < 10 and strpos(v_middle, ' ') = 0 then
            v_roots := v_given || v_middle || v_roots;                 -- Mary Ann is also Maryann, Yu Wei Yuwei
        end if;
        if v_roots is null or v_roots = '{}' then
            v_roots := array[v_given];
        elsif cardinality(v_roots) = 1 then
            v_roots := case when v_given < v_roots[1] collate "C" then v_given || v_roots else v_roots || v_given end;
        else
            v_roots := array(select distinct root collate "C" from unnest(v_given || v_roots) as root order by 1);
        end if;
    end if;

    -- Parts are in order, but one of them may be SHOUTED.
    if v_full is null and p_given_name <> '' and p_family_name <> '' and v_script not in ('Jpan', 'Hang', 'Hani')
       and (p_family_name = upper(p_family_name)) <> (p_given_name = upper(p_given_name)) and strpos(v_display, ',') = 0 then
        v_display := concat_ws(' ', normalise.name_display(concat(left(p_family_name, 200), ', ', concat_ws(' ',
            nullif(btrim(left(p_given_name, 200)), ''), nullif(btrim(left(p_middle_name, 200)), '')))), nullif(btrim(left(p_name_suffix, 40)), ''));
    end if;
    if octet_length(v_display) <> length(v_display) then
        v_display := normalize(v_display, NFC);
        if v_full is null and p_given_name <> '' and p_family_name <> '' and v_script in ('Jpan', 'Hang', 'Hani') then
            v_display := normalize(btrim(left(p_family_name, 200)) || btrim(left(p_given_name, 200)), NFC);
        end if;
    end if;
    if octet_length(v_display) <> length(v_display) then
        v_display := btrim(translate(v_display, c_hidden, ''));
    end if;
    if strpos(v_display, '  ') > 0 or v_display <> translate(v_display, E'\t\n\x0b\f\r\u00a0\u3000' || c_control, '') then
        v_display := btrim(regexp_replace(translate(v_display, c_control, ''), '[\s\u00a0\u3000]+', ' ', 'g'));
    end if;

    if v_display <> initcap(v_display) or strpos(v_display, ',') > 0 then
        v_display := case when v_script in ('Jpan', 'Hang', 'Hani') then normalise.name_case(v_display) else normalise.name_display(v_display) end;
    end if;

    return row(v_display, v_title, v_given, v_middle, v_family, v_core, v_suffix, v_roots,
               case when octet_length(v_given) = length(v_given) then nullif(extensions.dmetaphone(v_given), '') end,
               case when octet_length(v_core) = length(v_core) then nullif(extensions.dmetaphone(v_core), '') end,
               v_tokens, v_script);
end;
$$;

comment on function normalise.person_name(text, text, text, text, text) is
'A person''s name taken apart and made comparable: see the fields of normalise.name_parts. Given and family name decide when
both are there; the full name then gives the display, and a title, middle name or suffix that they lack. Otherwise the full
name is split (normalise.split_name), in any script (normalise.read_name). Of several given names the first is given and the
others are middle; a p_name_suffix that is no generation (PhD, Esq) stays in the display only. One word is a given name. A
title in place of the given name (Mr) and a suffix in place of the family name (Jr.) are taken for what they are. A
company has tokens but no given or family name. All null for a blank, a text without letters and an e-mail address: what is a
placeholder is for normalise.is_blocked to say. The first 400 characters of the full name count, 200 of each part. Depends on
no setting; only the proper case of SHOUTED letters beyond ASCII, and where a name splits by case, follow the LC_CTYPE of the
database. Never raises. Phonetic codes: double metaphone (Philips 2000).';

grant execute on function normalise.person_name(text, text, text, text, text) to public;

commit;
