-- Deploy mds:normalise/given_behind_family to pg
-- requires: normalise/is_han_family
-- requires: normalise/name_readings
begin;

create or replace function normalise.given_behind_family(p_words text[]) returns text[]
language plpgsql
immutable strict parallel safe
as $$
declare
    v_count constant integer := cardinality(p_words);
begin
    -- Muller S, Narayan R K
    if length(p_words[v_count]) = 1 and length(p_words[1]) > 1 and length(array_to_string(p_words[2:], '')) = v_count - 1 then
        return p_words[2:];
    end if;

    if v_count = 2 then
        -- Lu Yang-jian, Kim Min-jun
        if strpos(p_words[2], '-') > 0 and normalise.is_han_family(p_words[1]) then
            return p_words[2:];
        end if;
        -- Goto Rei
        if right(p_words[1], 1) in ('a', 'e', 'i', 'o', 'u', 'n') then
            if exists (select from normalise.name_readings where latin = p_words[2] and part = 'given' and language = 'ja')
               and exists (select from normalise.name_readings where latin = p_words[1] and part = 'family' and language = 'ja') then
                return p_words[2:];
            end if;
        end if;
        return null;
    end if;

    -- Smirnov Sergey Petrovich, Aliyev Heydar Alirza oglu
    if v_count = 3 and (right(p_words[3], 5) = any ('{ovich,evich,ovych,evych,ichna}') or right(p_words[3], 4) in ('ovna', 'evna', 'ivna')
                        or p_words[3] = any ('{ilyich,ilich,kuzmich,nikitich,lukich,fomich}'))
           and (right(p_words[2], 5) = any ('{ovich,evich,ovych,evych,ichna}') or right(p_words[2], 4) in ('ovna', 'evna', 'ivna')) is false
       or v_count = 4 and p_words[4] = any ('{oglu,ogly,oglou,ugli,ogli,uulu,kyzy,kizi,qizi,gizi}') then
        return p_words[2:];
    end if;

    -- Nguyen Van Minh
    if p_words[2] in ('van', 'thi')
       and p_words[1] = any ('{nguyen,tran,le,pham,huynh,hoang,phan,vu,vo,dang,bui,do,ho,ngo,duong,ly,dinh,trinh,mai,dao,cao,truong,lam}') then
        return p_words[v_count] || p_words[2:v_count - 1];
    end if;

    -- Chan Tai Man, Lee Young Hee: syllables of one name
    if v_count = 3 and normalise.is_han_family(p_words[1]) and not normalise.is_han_family(p_words[3])
       and p_words[2] || ' ' || p_words[3] ~ '^([bcdfghjklmnpqrstxz]|[cszh]h|t[sz]|hs|ng)?[yw]?[aeiou]{1,3}(ng|[nmkptlh])? '
                                             '([bcdfghjklmnpqrstxz]|[cszh]h|t[sz]|hs|ng)?[yw]?[aeiou]{1,3}(ng|[nmkptlh])?$' then
        return array[p_words[2] || '-' || p_words[3]];
    end if;
    return null;
end;
$$;

comment on function normalise.given_behind_family(text[]) is
$$The given names and patronymics of a name (its words, lower case, Latin letters) that begins with the family name, the first given name first;
null when its words do not show that. They do with initials last (Narayan R K), a patronymic last (Smirnov Sergey Petrovich), and in
Chinese, Korean, Japanese and Vietnamese names in the order of their countries, if they are written with a hyphen or are well known. Two Chinese
or Korean syllables are one given name (tai-man for Chan Tai Man), and the middle names of Vietnam follow the given name. Never raises.$$;

grant execute on function normalise.given_behind_family(text[]) to public;

commit;
