-- Deploy mds:normalise/transliterate to pg
-- requires: normalise/fold_latin
-- requires: normalise/letters
-- requires: normalise/transliterate_syllables
begin;

create or replace function normalise.transliterate(p_raw text)
returns text
language plpgsql immutable strict parallel safe
as $$
declare
    v_raw    text := left(p_raw, 4000);
    -- The letters and accents of most names in Latin script; the long list of fold_latin costs four times as much.
    v_text   text := translate(normalize(v_raw, NFKD),
        U&'ıłŁøØđĐ\2019\0301\0308\0327\0300\0303\030C\0302\030A\0328\0306\0304\0307\0323\0309', 'ilLoOdD''');
    v_latin  text := '';
    v_letter text;
    v_sound  text;
    v_code   integer;
    -- Which letters there are. Codes tell, because regular expressions that few names need push those of all names out of their cache.
    v_is_cyrillic   boolean := false;
    v_is_greek      boolean := false;
    v_is_armenian   boolean := false;
    v_is_indic      boolean := false;
    v_is_north_indic boolean := false;
    v_is_kana       boolean := false;
begin
    if octet_length(v_text) = length(v_text) and strpos(v_raw, '´') = 0 then
        return v_text;
    end if;
    v_text := normalise.fold_latin(v_raw);
    if octet_length(v_text) = length(v_text) then
        return v_text;
    end if;

    v_text := lower(normalize(v_raw, NFKC) collate "C");
    foreach v_letter in array string_to_array(v_text, null) loop
        v_code := ascii(v_letter);
        if v_code between 1217 and 8188 and (v_code <= 1218 or v_code between 1232 and 1273 or v_code >= 7936) then
            v_text := normalize(normalise.fold_latin(v_text), NFC);      -- ӂ, ӑ to ӹ, ἀ to ῼ: accents that the tables below do not list
            exit;
        elsif v_code between 3585 and 3807 or v_code between 4096 and 4255 or v_code between 6016 and 6143 then
            v_text := normalise.transliterate_syllables(v_text);             -- Thai, Lao, Burmese, Khmer
            exit;
        end if;
    end loop;
    if v_text <> translate(v_text, 'ЈЉЊЋЂЏјљњћђџ', '') then  -- Serbian and Macedonian have a Latin script of their own
        v_text := translate(v_text, 'ХЦЧШЖхцчшж', 'hccszhccsz');
    elsif v_text <> translate(v_text, 'ІЇЄҐЎіїєґў', '') then -- Ukrainian, Belarusian
        v_text := translate(replace(v_text, 'ий', 'y'), 'ГгИиҐґ', 'hhyygg');
    elsif strpos(v_text, 'ال') > 0 and v_text ~ '\mال..' then -- the Arabic article
        v_text := regexp_replace(v_text, '\mال(?=..)', 'al-', 'g');
    end if;

    foreach v_letter in array string_to_array(v_text, null) loop
        v_code := ascii(v_letter);
        if v_code < 128 then
            v_sound := v_letter;
        elsif v_code between 1024 and 1119 then              -- Cyrillic
            v_is_cyrillic := true;
            v_sound := ('{e,e,d,g,ye,dz,i,yi,j,lj,nj,c,k,i,u,dz,a,b,v,g,d,e,zh,z,i,y,k,l,m,n,o,p,
                r,s,t,u,f,kh,ts,ch,sh,shch,"",y,"",e,yu,ya,a,b,v,g,d,e,zh,z,i,y,k,l,m,n,o,p,
                r,s,t,u,f,kh,ts,ch,sh,shch,"",y,"",e,yu,ya,e,e,d,g,ye,dz,i,yi,j,lj,nj,c,k,i,u,dz}'::text[])[v_code - 1023];
        elsif v_code between 902 and 974 then                -- Greek
            v_is_greek := true;
            v_sound := ('{a,"",e,i,i,"",o,"",y,o,i,a,v,g,d,e,z,i,th,i,k,l,m,n,x,o,p,r,"",s,t,y,f,ch,ps,o,i,
                y,a,e,i,i,y,a,v,g,d,e,z,i,th,i,k,l,m,n,x,o,p,r,s,s,t,y,f,ch,ps,o,i,y,o,y,o}'::text[])[v_code - 901];
        else
            select latin into v_sound from normalise.letters where letter = v_letter;
            v_sound := coalesce(v_sound, v_letter);
            if v_code between 1329 and 1366 or v_code between 1377 and 1415 then
                v_is_armenian := true;
            elsif v_code between 2304 and 3583 then
                v_is_indic := true;
                v_is_north_indic := v_is_north_indic or v_code <= 2815;
            elsif v_code between 12353 and 12438 or v_code between 12448 and 12538 or v_code = 12540 then
                v_is_kana := true;                           -- not those that stay, as ゝ
            end if;
        end if;
        v_latin := v_latin || v_sound;
    end loop;

    -- What a letter cannot know of its neighbours.
    if v_is_cyrillic then
        v_latin := replace(v_latin, 'iya', 'ia');
        if strpos(v_latin, 'iy') > 0 or strpos(v_latin, 'yy') > 0 then
            v_latin := regexp_replace(v_latin, '[iy]y\M', 'y', 'g');                             -- Мария, Юрий
        end if;
        if strpos(v_latin, '''') > 0 then
            v_latin := regexp_replace(v_latin, '(?<=\w)''(?=\w)', '', 'g');
        end if;
    end if;
    if v_is_greek then
        v_latin := replace(replace(replace(replace(v_latin, 'oy', 'ou'), 'ay', 'av'), 'ey', 'ev'), 'gg', 'ng');
        if strpos(v_latin, 'mp') > 0 or strpos(v_latin, 'nt') > 0 then
            v_latin := regexp_replace(regexp_replace(v_latin, '\mmp', 'b', 'g'), '\mnt', 'd', 'g');  -- Μπάμπης, Ντίνος
        end if;
    end if;
    if v_is_armenian then
        v_latin := replace(replace(v_latin, 'ow', 'u'), 'w', 'v');                               -- ու is one vowel
    end if;
    if v_is_indic then
        v_latin := replace(replace(v_latin, '°<', ''), '<', '');
        if v_is_north_indic then                                                                 -- the last vowel is silent
            v_latin := regexp_replace(v_latin, '°(?![[:alnum:]°])', '', 'g');
        end if;
        v_latin := replace(regexp_replace(replace(v_latin, '°', 'a'), '~([a-z])', '\1\1', 'g'), '~', '');
    end if;
    if v_is_kana then
        v_latin := regexp_replace(v_latin, 'i\^(?=y)|[aiueo]\^(?=[aiueo])', '', 'g');
        v_latin := replace(replace(replace(translate(v_latin, '=^', ''), 'shy', 'sh'), 'chy', 'ch'), 'jy', 'j');
        v_latin := replace(regexp_replace(v_latin, '~([a-z])', '\1\1', 'g'), 'cch', 'tch');
        v_latin := replace(regexp_replace(translate(v_latin, '~', ''), 'o[ou](?!e)', 'o', 'g'), 'uu', 'u');
    end if;
    return normalise.fold_latin(v_latin);
end;
$$;

comment on function normalise.transliterate(text) is
'A text in Latin letters without diacritics. Latin is folded (normalise.fold_latin); Greek and Cyrillic go by tables in
here, close to what passports write (Serbian as its own Latin, Ukrainian г h and и y); Thai, Lao, Burmese and Khmer syllable by
syllable (normalise.transliterate_syllables); all other scripts letter by letter
through normalise.letters, with the rules of kana (きょ kyo, っ doubles, long vowels shortened) and of the silent Indic a.
Arabic and Hebrew come without the vowels that they do not write, Han with the Mandarin reading: names that have a usual
spelling are in normalise.name_readings. Latin letters keep their case unless others are among
them. Letters of unknown scripts stay. Only the first 4000 characters count. Never raises.';

grant execute on function normalise.transliterate(text) to public;

commit;
