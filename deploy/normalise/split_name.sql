-- Deploy mds:normalise/split_name to pg
-- requires: normalise/name_key
-- requires: normalise/name_parts
-- requires: normalise/name_readings
begin;

create or replace function normalise.split_name(p_name text)
returns normalise.name_parts
language plpgsql immutable strict parallel safe
as $$
declare
    -- Chinese and Korean, in the usual romanisations
    c_han_families constant text[] := '{wang,li,zhang,liu,chen,yang,huang,zhao,wu,zhou,xu,sun,ma,zhu,hu,guo,he,gao,lin,luo,zheng,
        liang,xie,song,tang,deng,han,feng,cao,peng,zeng,xiao,tian,dong,pan,yuan,cai,jiang,yu,du,ye,
        cheng,wei,su,lu,ding,ren,shen,yao,cui,zhong,tan,fan,jin,shi,liao,jia,xia,fu,fang,bai,zou,
        meng,xiong,qin,qiu,hou,yin,xue,yan,duan,lei,long,tao,hao,mao,gu,gong,shao,wan,lai,qian,
        dai,mo,kong,xiang,chang,kim,lee,park,choi,jung,jeong,kang,cho,jo,yoon,jang,lim,oh,seo,shin,
        kwon,hwang,ahn,jeon,hong,yoo,ryu,ko,moon,son,bae,baek,heo,nam,shim,noh,ha,kwak,sung,cha,
        joo,woo,koo,min,ji,um,chan,wong,cheung,lau,leung,ng,ho,kwok,tsang,chow,hsu,tsai,lo}';
    v_name   text := btrim(left(p_name, 400));
    v_key    text;
    v_head   text;
    v_given  text[];       -- at first what stands behind the first comma
    v_words  text[];       -- at first all words in front of it, in the end the family name
    v_middle text[];
    v_extra  text[];
    v_match  text[];
    v_word   text;
    v_title  text;
    v_suffix text;
    v_count  integer;
    v_first  integer;      -- word with which the family name starts
    v_parts  normalise.name_parts;
begin
    -- What stands in brackets or quotes is another name of the same person.
    if strpos(v_name, ' ''') > 0 or v_name <> translate(v_name, '()[]"“”„«»‘', '') then
        v_extra := array(select word
                           from regexp_matches(v_name, '(?:[(["“”„«]|(?:^|\s)[''‘])([^)\]"“”»''’]+)(?:[)\]"“”»]|[''’](?=\s|$))', 'g') as match,
                                string_to_table(normalise.name_key(match[1]), ' ') as word
                          where word <> all ('{nee,ne,geb,geboren,geborene,born,fka,aka,formerly,maiden,known,as}'));
        v_head := btrim(regexp_replace(v_name, '[(["“”„«][^)\]"“”»]+[)\]"“”»]|(^|\s)[''‘][^''’]+[''’](?=\s|$)', ' ', 'g'));
        if v_head <> '' then
            v_name := v_head;
        else
            v_extra := null;
        end if;
    end if;

    -- Jean DUPONT, DUPONT Jean: the family name is the shouted one.
    if v_name not in (initcap(v_name), upper(v_name), lower(v_name)) and strpos(v_name, ',') = 0 then
        v_match := regexp_match(v_name, '^(.*[[:lower:]]\S*)\s+([[:upper:]][[:upper:]''’\s-]*[[:upper:]])$');
        if v_match is not null then
            if lower(v_match[2]) !~ '^((jr|sr|ii|iii|iv|phd|md|mba|esq|cpa|dds|dvm|jd|llm|rn|pe|bsc|msc|ma|ba|obe|mbe|cbe)\s?)+$' then
                v_name := v_match[2] || ', ' || v_match[1];
            end if;
        else
            v_match := regexp_match(v_name, '^([[:upper:]][[:upper:]''’\s-]*[[:upper:]]{2})\s+([[:upper:]]?[[:lower:]].*)$');
            if v_match is not null and v_match[1] not in ('PROF', 'REV', 'MRS', 'MISS') then
                v_name := v_match[1] || ', ' || v_match[2];
            end if;
        end if;
    end if;

    v_key := normalise.latin(v_name);
    if v_key is null then
        return null;
    end if;
    if strpos(v_key, '.') > 0 then
        v_key := replace(replace(replace(replace(replace(replace(v_key, 'ph.d', 'phd'), 'dr.ssa', 'dott'), 'm.d.', 'md '), 'dott.ssa', 'dott'), 'sig.ra', 'sig'), '.-', ' ');
    end if;
    v_key := replace(translate(v_key, '._;:/\|*+', '         '), ''' ', '''');

    -- A rank behind the name is no part of it; the places it is of are: 1st Baron Clifford of Chudleigh. Without a numeral or of, it
    -- is a rank only where it can be nothing else: Earl Jones and Sacha Baron Cohen are names.
    if strpos(v_key, ',') > 0 or strpos(v_key, ' of ') > 0 or v_key <> translate(v_key, '0123456789', '') then
        v_match := regexp_match(v_key, '^(|.*?[ ,])(baronet|bart|bt|baron(?:ess)?|viscount(?:ess)?|earl|count(?:ess)?|marquess|marquis|'
                                       'marchioness|duke|duchess|lord)(?: +|$)(.*)$');
        v_word := regexp_replace(v_match[1], '\m\d{1,2}(st|nd|rd|th) *$', '');
        if v_word <> v_match[1] or v_match[3] like 'of %'
           or v_match[2] in ('baronet', 'bt', 'baroness', 'viscount', 'viscountess', 'marquess', 'marchioness', 'duchess') and strpos(v_word, ',') > 0 then
            v_middle := array(select word from string_to_table(v_match[3], ' ') as word
                               where btrim(word, ',') !~ '^(|of|the|and|in|\d+(st|nd|rd|th)|baronet|bt|baron|viscount|earl|marquess|duke|lord)$');
            v_extra := v_extra || array(select word from unnest(v_middle) as seat, string_to_table(normalise.name_key(seat), ' ') as word);
            v_key := rtrim(v_word, ' ,');
            if v_key = '' and v_middle <> '{}' then                                    -- 1st Baron Chudleigh
                v_title := v_match[2];
                v_key := v_middle[1];
            elsif strpos(v_key, ' ') = 0 and v_middle <> '{}' then                     -- Thomas, Earl of Arundel
                v_key := v_key || ' ' || btrim(v_middle[1], ',');
            end if;
        end if;
    end if;
    v_head := split_part(v_key, ',', 1);
    v_words := array_remove(string_to_array(v_head, ' '), '');
    v_given := array_remove(string_to_array(translate(substr(v_key, length(v_head) + 2), ',', ' '), ' '), '');

    -- Titles in front, generations and degrees behind; a comma in front of nothing but those turns nothing round.
    for v_side in 1 .. 2 loop
        v_count := cardinality(v_words);
        while v_count > 1 and v_words[1] = any ('{mr,mrs,lord,ms,miss,mx,mister,dr,prof,professor,rev,reverend,sir,dame,hon,herr,frau,
                fraulein,dipl,ing,mag,mme,mlle,monsieur,madame,mademoiselle,sr,sra,srta,dra,lic,sig,signor,signora,dott,avv,dhr,mevr,mw,
                drs,ir,shri,smt,shrimati,kumari,sayin,pani,g-n,g-zha,mgr,mudr,judr,phdr,rndr,mvdr,paeddr,thdr,engr,arq,lcdo,lcda,capt,captain,lt,
                lieut,col,sgt,cpl,pvt,cmdr,rt,haji,hajji,hj,hajah,datuk,datin,puan,encik,sheikh,shaikh,shaykh,bapak,khun,vve,veuve}')
              or v_count > 2 and v_words[1] = any ('{don,dona,gen,maj,major,fr,father,sister,eng,docent}')
              or v_count > 2 and v_title is not null and v_words[1] = any ('{med,jur,phil,rer,nat,habil,h,c,hc,don,dona,le,seri}') loop
            v_title := concat_ws(' ', v_title, v_words[1]);
            v_words := v_words[2:];
            v_count := v_count - 1;
        end loop;
        while v_count > 1 or v_count = 1 and v_side = 2 loop
            v_word := v_words[v_count];
            if v_word = any ('{jr,junior,sr,senior,ii,iii,iv,2nd,3rd,4th,filho}')
               or v_word in ('v', '5th') and (v_count > 2 or v_side = 2) then
                v_suffix := case v_word when 'junior' then 'jr' when 'filho' then 'jr' when 'senior' then 'sr' when '2nd' then 'ii'
                                        when '3rd' then 'iii' when '4th' then 'iv' when '5th' then 'v' else v_word end;
            elsif v_word <> all ('{baronet,bt,phd,md,mba,esq,esquire,dds,dvm,cpa,jd,llm,llb,obe,mbe,cbe,msc,bsc,dphil,frcs,rn,ret,csc,drsc,mbbs,mp,qc,kc,frs}')
                  and not (v_side = 2 and v_count > 1 and v_word = any ('{ma,ba,do,pe,bs,ms,ca,mr,mrs,dr}')) then
                exit;
            end if;
            v_count := v_count - 1;
            v_words := v_words[:v_count];
        end loop;
        v_middle := v_words;                 -- swap: the second turn is for what follows the comma
        v_words := v_given;
        v_given := v_middle;
    end loop;
    if v_key <> translate(v_key, '0123456789', '') then          -- the numeral of a rank that has gone
        v_words := array(select word from unnest(v_words) as word where word !~ '^\d{1,2}(st|nd|rd|th)$');
    end if;
    v_count := cardinality(v_words);
    v_first := array_position(v_words, 'of');
    if v_first = 2 and v_count > 2 and cardinality(v_given) = 0 then
        v_words := v_words[1] || v_words[3:];                                          -- Thomas of Chudleigh
        v_count := v_count - 1;
    elsif v_first between 3 and v_count - 1 and cardinality(v_given) = 0
          and v_words[v_count] <> all ('{inc,llc,llp,ltd,limited,corp,corporation,company,plc,foundation,university,hospital,holding,holdings,group}') then
        v_extra := v_extra || v_words[v_first + 1:];                                   -- William Alexander of Menstrie
        v_count := v_first - 1;
        v_words := v_words[:v_count];
    end if;

    if v_count > 3 and v_words && '{nee,geb,geborene}' then
        v_first := coalesce(array_position(v_words, 'nee'), array_position(v_words, 'geb'), array_position(v_words, 'geborene'));
        v_extra := v_extra || v_words[v_first + 1:];
        v_words := v_words[:v_first - 1];
        v_count := v_first - 1;
    end if;

    if v_count + cardinality(v_given) > 1
       and coalesce(v_given[cardinality(v_given)], v_words[v_count]) = any ('{inc,llc,llp,ltd,limited,gmbh,corp,corporation,company,plc,sarl,srl,kg,ohg,ug,pty,bv,nv,oy,aps,
            foundation,university,hospital,holding,holdings,group}') then
        v_extra := v_extra || v_words || v_given;       -- a company, with or without a comma
        v_words := null;
        v_given := null;
    elsif cardinality(v_given) > 0 then
        -- Particles may stand behind the given name: Beethoven, Ludwig van.
        v_count := cardinality(v_given);
        while v_count > 1 and v_given[v_count] = any ('{van,von,vom,zu,zum,zur,den,der,de,del,della,di,da,dos,du,la,le,ter,ten,af,av}') loop
            v_words := v_given[v_count] || v_words;
            v_count := v_count - 1;
            v_given := v_given[:v_count];
        end loop;
    elsif strpos(v_key, ',') > 0 and v_suffix is null and btrim(substr(v_key, length(v_head) + 2)) = '' then
        null;                                -- "Smith,": a family name alone
    elsif v_count = 1 then
        if v_title is null then              -- one word is a given name, but Mrs Smith is a family name
            v_given := v_words;
            v_words := null;
        end if;
    elsif v_words[1] = any ('{von,zu,de,der,del,della,dos,das,du}')
          or v_words[1] = 'van' and v_words[2] = any ('{der,den,de,het,ter}') then
        null;                                -- nothing in front of the particle
    elsif length(v_words[v_count]) = 1 and length(v_words[1]) > 1 and length(array_to_string(v_words[2:], '')) = v_count - 1 then
        v_given := v_words[2:];              -- Muller S, Narayan R K
        v_words := v_words[:1];
    elsif v_count = 3 and (right(v_words[3], 5) = any ('{ovich,evich,ovych,evych,ichna}') or right(v_words[3], 4) in ('ovna', 'evna', 'ivna')
                           or v_words[3] = any ('{ilyich,ilich,kuzmich,nikitich,lukich,fomich}'))
              and (right(v_words[2], 5) = any ('{ovich,evich,ovych,evych,ichna}') or right(v_words[2], 4) in ('ovna', 'evna', 'ivna')) is false
          or v_count = 4 and v_words[4] = any ('{oglu,ogly,oglou,ugli,ogli,uulu,kyzy,kizi,qizi,gizi}') then
        v_given := v_words[2:];              -- Smirnov Sergey Petrovich, Aliyev Heydar Alirza oglu
        v_words := v_words[:1];
    elsif v_count = 2 and right(v_words[2], 4) in ('ovna', 'evna') then
        v_given := v_words;                  -- Anna Petrovna: given name and patronymic
        v_words := null;
    elsif v_count = 2 and (strpos(v_words[2], '-') > 0
            and v_words[1] = any (c_han_families)
         or right(v_words[1], 1) in ('a', 'e', 'i', 'o', 'u', 'n')
            and exists (select from normalise.name_readings where latin = v_words[2] and part = 'given' and language = 'ja')
            and exists (select from normalise.name_readings where latin = v_words[1] and part = 'family' and language = 'ja')) then
        v_given := v_words[2:];              -- Lu Yang-jian, Kim Min-jun, Goto Rei
        v_words := v_words[:1];
    elsif v_count > 2 and v_words[2] in ('van', 'thi')
          and v_words[1] = any ('{nguyen,tran,le,pham,huynh,hoang,phan,vu,vo,dang,bui,do,ho,ngo,duong,ly,dinh,trinh,mai,dao,cao,truong,lam}') then
        v_given := v_words[v_count] || v_words[2:v_count - 1];           -- Nguyen Van Minh
        v_words := v_words[:1];
    elsif v_count = 3 and v_words[1] = any (c_han_families) and v_words[3] <> all (c_han_families)
          and v_words[2] || ' ' || v_words[3] ~ '^([bcdfghjklmnpqrstxz]|[cszh]h|t[sz]|hs|ng)?[yw]?[aeiou]{1,3}(ng|[nmkptlh])? '
                                                '([bcdfghjklmnpqrstxz]|[cszh]h|t[sz]|hs|ng)?[yw]?[aeiou]{1,3}(ng|[nmkptlh])?$' then
        v_given := array[v_words[2] || '-' || v_words[3]];               -- Chan Tai Man, Lee Young Hee: syllables of one name
        v_words := v_words[:1];
    else
        v_first := case when v_words[1] in ('maria', 'ma', 'm', 'ana', 'juan', 'jose')
                         and array_to_string(v_words[2:], ' ') ~ ('^(de|del|da|do|das|dos)( la| las| los)? (carmen|pilar|rosario|mar|sol|rocio|angeles|'
                             'dolores|mercedes|lourdes|luz|fatima|jesus|concepcion|socorro|consuelo|soledad|nieves|refugio|guadalupe|carmo|ceu|'
                             'conceicao|gracas|dios|deus) ')
                   then 3 + (v_words[3] in ('la', 'las', 'los'))::integer     -- Maria de los Angeles Garcia
                   when v_words[1] in ('abd', 'abdul', 'abdel') then 2 + (v_words[2] in ('al', 'el', 'ul', 'ur', 'ar'))::integer
                   else 1 end + 1;
        while v_first < v_count
              and v_words[v_first] <> all ('{van,von,vom,vander,zu,zum,zur,den,der,de,del,della,dello,degli,dei,delle,di,da,das,do,dos,du,
                    des,la,las,le,los,lo,te,ten,ter,tot,op,het,af,av,al,el,ul,bin,bint,ibn,ben,abu,san,santa,st,saint,mac,mc,fitz}') loop
            v_first := v_first + 1;
        end loop;
        v_first := least(v_first, v_count);
        if v_first > 2 and v_words[v_first - 1] <> all ('{y,e,i}')
           and (v_words[v_first - 1] like '%_ez'
                or v_words[v_first - 1] = any ('{garcia,diaz,ruiz,ortiz,muniz,munoz,moreno,alonso,navarro,torres,dominguez,vargas,ramos,gil,serrano,
                    blanco,molina,morales,ortega,delgado,castro,rubio,sanz,medina,cortes,castillo,santos,lozano,guerrero,cano,prieto,cruz,
                    calvo,gallego,vidal,herrera,marquez,leon,cabrera,flores,campos,vega,fuentes,carrasco,caballero,reyes,nieto,aguilar,pascual,
                    santana,herrero,montero,lorenzo,hidalgo,ibanez,ferrer,santiago,duran,arias,mora,vicente,rojas,crespo,roman,pastor,velasco,
                    parra,saez,moya,soler,rivera,silva,camacho,mendoza,salazar,contreras,guzman,rios,luna,sandoval,espinoza,espinosa,estrada,
                    avila,acosta,juarez,mejia,salas,padilla,maldonado,figueroa,cervantes,escobar,miranda,valdez,zamora,villarreal,villanueva,
                    ochoa,orozco,pacheco,trujillo,cardenas,bustos,costa,pereira,ferreira,oliveira,sousa,souza,carvalho,almeida,ribeiro,pinto,
                    teixeira,moreira,correia,mendes,nunes,soares,vieira,monteiro,cardoso,rocha,coelho,cunha,pires,rodrigues,fernandes,gomes,
                    martins,lopes,marques,alves,goncalves,dias,tavares,nascimento,barbosa,araujo,macedo,noriega,arreola,gordillo,sedano}')) then
            v_first := v_first - 1;          -- Salma García Villario: both surnames
        elsif v_first > 3 and v_words[v_first - 1] in ('y', 'e', 'i') then
            v_first := v_first - 2;          -- Ortega y Gasset
        end if;
        v_given := v_words[:v_first - 1];
        v_words := v_words[v_first:];
    end if;

    v_first := case when cardinality(v_given) > 1 and v_given[1] in ('abd', 'abdul', 'abdel')
                    then 2 + (v_given[2] in ('al', 'el', 'ul', 'ur', 'ar'))::integer else 1 end;
    v_parts.title := v_title;
    v_parts.given := normalise.name_key(array_to_string(v_given[:v_first], ' '));
    v_parts.middle := normalise.name_key(array_to_string(v_given[v_first + 1:], ' '));
    v_parts.family := normalise.name_key(array_to_string(v_words, ' '));
    v_parts.suffix := v_suffix;
    v_parts.tokens := nullif(v_extra, '{}');
    return v_parts;
end;
$$;

comment on function normalise.split_name(text) is
'Title, given, middle and family name and suffix of a full name, in the form of normalise.name_key, and in tokens the nicknames
and maiden names that stood in brackets, quotes or after née, and the places behind a rank or of (4th Duke of Devonshire); the other fields are null. Understood are: Given Middle Family,
Family, Given; a SHOUTED family name; particles in front of the family name and behind the given name (Beethoven, Ludwig van);
two Spanish or Portuguese surnames, when the first is a common one; Chinese, Korean, Japanese and Vietnamese order where the
words show it; the Russian order, with a patronymic last; a family name in front of initials (Narayan R K); ranks behind the name (Sir John Smith, 9th Baronet; Thomas, Earl of
Arundel; not Earl Jones); what people are of (Thomas of Chudleigh); compound given names
(Maria de los Angeles, Abdul Rahman). One word is a given name, with a title a family name, with a comma behind it a family
name; a given name and a patronymic alone have no family name. A company has neither: all its words are tokens. Other scripts
are expected as normalise.read_name returns them. Only the first 400 characters count. Never raises.';

grant execute on function normalise.split_name(text) to public;

commit;
