-- Deploy mds:normalise/read_name to pg
-- requires: normalise/name_readings
begin;

create or replace function normalise.read_name(p_name text)
returns text
language plpgsql immutable strict parallel safe
as $$
declare
    v_name     text := btrim(normalize(left(p_name, 400), NFKC));
    v_words    text[];
    v_latin    text[];
    v_language text;
    v_family   text;
    v_given    text;
    v_hit      text;
begin
    if v_name ~ '[֐-ۿ]' then                                  -- Hebrew, Arabic: word by word
        v_name := regexp_replace(translate(v_name, 'أإآٱىةکیء' || U&'\0640\064B\064C\064D\064E\064F\0650\0651\0652\0670', 'ااااي' || 'هكي'),
                                 '\mعبد\s+(?=ال)', 'عبد', 'g');
        foreach v_family in array regexp_split_to_array(v_name, '\s+') loop
            select latin into v_hit from normalise.name_readings
             where written = rtrim(v_family, ',') and part = 'given' and language in ('ar', 'he');
            v_latin := v_latin || (coalesce(v_hit, normalise.latin(v_family), '') || case when found and v_family like '%,' then ',' else '' end);
        end loop;
        return array_to_string(v_latin, ' ');
    end if;
    if v_name ~ '[ก-๎ກ-ໝက-႟ក-៝]' and v_name !~ '[A-Za-z]' then  -- Thai, Lao, Burmese, Khmer: word by word; Cambodians put the family first
        foreach v_family in array regexp_split_to_array(v_name, '\s+') loop
            select latin into v_hit from normalise.name_readings
             where written = rtrim(v_family, ',') and part = 'given' and language in ('th', 'lo', 'my', 'km');
            v_latin := v_latin || (coalesce(v_hit, normalise.latin(rtrim(v_family, ',')), '') || case when v_family like '%,' then ',' else '' end);
        end loop;
        if v_name ~ '[ក-៝]' and strpos(v_name, ',') = 0 and cardinality(v_latin) > 1 then
            v_latin[1] := v_latin[1] || ',';
        end if;
        return array_to_string(v_latin, ' ');
    end if;
    if v_name !~ '[ぁ-ヿ㐀-鿿가-힣]' or v_name ~ '[A-Za-z]' then
        return v_name;
    end if;

    v_name := regexp_replace(v_name, '(?<=..)\s*(さん|さま|様|氏|先生|女士|小姐|씨|님)$', '');
    v_words := regexp_split_to_array(v_name, '\s*[,、]\s*|\s+');
    if v_name ~ '[·・]' and cardinality(v_words) = 1 then      -- a foreign name: in its own order
        return translate(v_name, '·・', '  ');
    end if;

    if cardinality(v_words) > 1 then
        v_family := v_words[1];
        v_given := array_to_string(v_words[2:], '');
        -- 茂 村上: turned round for foreigners
        if strpos(v_name, ',') = 0 and v_given <> '' and cardinality(v_words) = 2
           and not exists (select from normalise.name_readings where written = v_family and part = 'family')
           and exists (select from normalise.name_readings where written = v_given and part = 'family') then
            v_family := v_words[2];
            v_given := v_words[1];
        end if;
    else
        -- 後藤零: the longest surname that leaves something for a given name
        for v_length in reverse least(3, length(v_name) - 1) .. 1 loop
            if exists (select from normalise.name_readings
                        where written = left(v_name, v_length) and part = 'family'
                          and not (language = 'ko' and length(v_name) = 2 and left(v_name, 1) !~ '[김박최황권홍송]')) then
                v_family := left(v_name, v_length);
                exit;
            end if;
        end loop;
        v_given := substr(v_name, coalesce(length(v_family), 0) + 1);
    end if;

    if v_name ~ '[가-힣]' then
        v_language := 'ko';
    elsif v_name ~ '[ぁ-ヿ々]'
       or exists (select from normalise.name_readings
                   where language = 'ja' and part = 'family' and written = v_family
                     and (length(v_family) > 1
                          or exists (select from normalise.name_readings
                                      where language = 'ja' and part = 'given' and written = v_given)))
       or coalesce(v_family, '') = '' and length(v_given) > 1
          and exists (select from normalise.name_readings where language = 'ja' and part = 'given' and written = v_given) then
        v_language := 'ja';
    else
        v_language := 'zh';
    end if;
    select latin into v_hit from normalise.name_readings where written = v_family and part = 'family' and language = v_language;
    v_family := coalesce(v_hit, normalise.latin(v_family), '');
    select latin into v_hit from normalise.name_readings where written = v_given and part = 'given' and language = v_language;
    return v_family || ', ' || coalesce(v_hit, normalise.latin(v_given), '');
end;
$$;

comment on function normalise.read_name(text) is
'A full name in Han, kana, Hangul, Arabic, Hebrew, Thai, Lao, Burmese or Khmer letters in Latin letters: with the usual spelling of the names that
normalise.name_readings knows, letter by letter otherwise. East Asian and Khmer names come as "family, given", whether or not they were
written with a blank (後藤零 is goto, rei; 王健旭 is wang, jianxu; a comma that was there is obeyed, and either side of it may be
empty); a word that starts with no known surname is a given name. A surname that Japan and China share is read as Japanese
when the given name is a Japanese one. Names that contain Latin letters or belong to other scripts are returned as they are,
NFKC. Only the first 400 characters count. Never raises.';

grant execute on function normalise.read_name(text) to public;

commit;
