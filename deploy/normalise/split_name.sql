-- Deploy mds:normalise/split_name to pg
-- requires: normalise/name_key
-- requires: normalise/name_parts
begin;

create or replace function normalise.split_name(p_name text)
returns normalise.name_parts
language plpgsql immutable strict parallel safe
as $$
declare
    v_name    text := btrim(left(p_name, 400));
    v_key     text;
    v_given   text[];
    v_words   text[];      -- while the order is unknown all words, then the family name
    v_rest    text;
    v_count   integer;
    v_first   integer;     -- of the family name
    v_word    text;
    v_extra   text[];
    v_title   text;
    v_suffix  text;
    v_parts   normalise.name_parts;
begin
    -- What stands in brackets or quotes, or after née, is another name of the same person.
    if v_name <> translate(v_name, '()[]"“”„«»', '') or v_name ~ '(^|\s)[''‘]\S' then
        v_extra := array(select name from regexp_matches(v_name, '(?:[(["“”„«]|(?:^|\s)[''‘])([^)\]"“”»]+?)(?:[)\]"“”»]|[''’](?=\s|$))', 'g') as hit,
                                string_to_table(normalise.name_key(hit[1]), ' ') as name
                          where name <> all ('{nee,ne,geb,geboren,geborene,born,fka,aka,formerly,maiden,known,as}'));
        v_rest := regexp_replace(v_name, '[(["“”„«][^)\]"“”»]*[)\]"“”»]|(^|\s)[''‘][^''’]+[''’](?=\s|$)', ' ', 'g');
        if v_rest ~ '\S' then
            v_name := v_rest;
        else
            v_extra := null;
        end if;
    end if;

    -- Jean DUPONT, DUPONT Jean: the family name is the shouted one.
    if v_name <> initcap(v_name) and strpos(v_name, ',') = 0 then
        v_given := regexp_match(v_name, '^(.*[[:lower:]]\S*)\s+([[:upper:]][[:upper:]''’\s-]*[[:upper:]])$');
        if v_given is not null and lower(v_given[2]) !~ '^((jr|sr|ii|iii|iv|v|phd|md|mba|esq|cpa|dds|jd|rn|pe|bsc|msc|ma|ba|do|obe|mbe|cbe)\s?)+$' then
            v_name := v_given[2] || ', ' || v_given[1];
        elsif v_given is null then
            v_given := regexp_match(v_name, '^([[:upper:]][[:upper:]''’\s-]*[[:upper:]]{2})\s+([[:upper:]]?[[:lower:]].*)$');
            if v_given is not null then
                v_name := v_given[1] || ', ' || v_given[2];
            end if;
        end if;
    end if;

    v_key := normalise.latin(v_name);
    if v_key is null then
        return null;
    end if;
    if strpos(v_key, '.') > 0 then
        v_key := replace(replace(replace(v_key, 'ph.d', 'phd'), 'm.d.', 'md '), 'dott.ssa', 'dott');
    end if;
    v_key := replace(translate(v_key, '._;:/\|*+', '         '), '''' || ' ', '''');
    v_rest := split_part(v_key, ',', 1);
    v_words := array_remove(string_to_array(v_rest, ' '), '');
    v_given := array_remove(string_to_array(translate(substr(v_key, length(v_rest) + 2), ',', ' '), ' '), '');

    -- Titles in front, generations and degrees behind; a comma in front of nothing but those is no inversion.
    for v_side in 1 .. 2 loop
        v_count := cardinality(v_words);
        while v_count > 1 and v_words[1] = any ('{mr,mrs,ms,miss,mx,mister,dr,prof,professor,rev,reverend,sir,dame,hon,herr,frau,
                fraulein,dipl,ing,mag,mme,mlle,monsieur,madame,mademoiselle,sr,sra,srta,dra,lic,sig,signor,signora,dott,avv,dhr,mevr,mw,
                drs,ir,shri,smt,sayin,pani}') loop
            v_title := concat_ws(' ', v_title, v_words[1]);
            v_words := v_words[2:];
            v_count := v_count - 1;
        end loop;
        loop
            v_word := v_words[v_count];
            exit when v_count = 0 or (v_count = 1 and v_side = 1);
            if v_word = any ('{jr,junior,sr,senior,ii,iii,iv,2nd,3rd,4th,filho}') or (v_word in ('v', '5th') and (v_count > 2 or v_side = 2)) then
                v_suffix := case v_word when 'junior' then 'jr' when 'filho' then 'jr' when 'senior' then 'sr' when '2nd' then 'ii'
                                        when '3rd' then 'iii' when '4th' then 'iv' when '5th' then 'v' else v_word end;
            elsif v_word <> all ('{phd,md,mba,esq,esquire,dds,dvm,cpa,jd,llm,llb,obe,mbe,cbe,msc,bsc,dphil,frcs,rn,ret}')
                  and not (v_side = 2 and v_word = any ('{ma,ba,do,pe,bs,ms,ca,mr,mrs,dr}')) then
                exit;
            end if;
            v_words := v_words[:v_count - 1];
            v_count := v_count - 1;
        end loop;
        if v_side = 1 then                 -- swap, so that the second turn does the part after the comma
            v_key := array_to_string(v_words, ' ');
            v_words := v_given;
            exit when cardinality(v_words) = 0;
        end if;
    end loop;
    v_given := v_words;
    v_words := string_to_array(v_key, ' ');
    v_count := cardinality(v_words);

    if v_words && '{nee,geb,geborene}' and v_count > 3 then
        v_first := coalesce(array_position(v_words, 'nee'), array_position(v_words, 'geb'), array_position(v_words, 'geborene'));
        v_extra := v_extra || v_words[v_first + 1:];
        v_words := v_words[:v_first - 1];
        v_count := v_first - 1;
    end if;

    if cardinality(v_given) > 0 then
        -- Family, Given: particles may stand behind the given name (Beethoven, Ludwig van).
        v_count := cardinality(v_given);
        while v_count > 1 and v_given[v_count] = any ('{van,von,vom,zu,zum,zur,den,der,de,del,della,di,da,dos,du,la,le,ter,ten,af,av}') loop
            v_words := v_given[v_count] || v_words;
            v_given := v_given[:v_count - 1];
            v_count := v_count - 1;
        end loop;
    elsif v_count = 1 then
        if v_title is null then
            v_given := v_words;
            v_words := '{}';
        end if;
    elsif v_words[v_count] = any ('{inc,llc,llp,ltd,limited,gmbh,corp,corporation,company,plc,sarl,srl,kg,ohg,ug,pty,bv,nv,oy,aps,foundation,
                                    university,hospital,holding,holdings,group}') then
        v_extra := v_extra || v_words;
        v_words := '{}';
    else
        v_first := v_count;
        for i in 2 .. v_count - 1 loop
            if v_words[i] = any ('{van,von,vom,vander,zu,zum,zur,den,der,de,del,della,dello,degli,dei,delle,di,da,das,do,dos,du,des,la,las,le,los,
                                   lo,te,ten,ter,tot,op,het,af,av,al,el,ul,bin,bint,ibn,ben,bat,abu,san,santa,st,saint,mac,mc,o,ap,fitz}') then
                v_first := i;
                exit;
            end if;
        end loop;
        if v_first > 2 and v_first = v_count
           and (v_words[v_count - 1] ~ '[^aeiou]ez$' or v_words[v_count - 1] = any ('{garcia,silva,santos,costa}')) then
            v_first := v_count - 1;
        end if;
        v_given := v_words[:v_first - 1];
        v_words := v_words[v_first:];
    end if;

    v_parts.title := v_title;
    v_parts.given := normalise.name_key(v_given[1]);
    v_parts.middle := normalise.name_key(array_to_string(v_given[2:], ' '));
    v_parts.family := normalise.name_key(array_to_string(v_words, ' '));
    v_parts.suffix := v_suffix;
    v_parts.tokens := v_extra;
    return v_parts;
end;
$$;

comment on function normalise.split_name(text) is
'Title, given, middle and family name and suffix of a full name.';

grant execute on function normalise.split_name(text) to public;

commit;
