-- Deploy mds:normalise/name_case to pg
-- requires: normalise/schema
begin;

create or replace function normalise.name_case(p_raw text)
returns text
language plpgsql immutable strict parallel safe
as $$
declare
    v_name  text := left(p_raw, 400);
    v_parts text[];
    v_part  text;
    v_word  text;
begin
    if v_name not in (upper(v_name), lower(v_name)) or upper(v_name) = lower(v_name)
       or octet_length(v_name) <> length(v_name) and v_name ~ '[ა-ჿ]' then      -- Georgian knows capitals but no names with them
        return v_name;
    end if;
    v_parts := regexp_split_to_array(initcap(v_name), '(?<=[\s-])');        -- each with the blank or hyphen behind it
    for i in 1 .. cardinality(v_parts) loop
        v_part := v_parts[i];
        v_word := lower(rtrim(v_part, ' -'));
        if i > 1 and v_part like '% ' and v_parts[i - 1] like '% ' and i < cardinality(v_parts)
           and v_word = any ('{van,von,vom,zu,zum,zur,den,der,des,de,del,della,degli,dei,di,da,das,do,dos,du,la,las,le,los,te,ten,ter,
                              af,av,of,und,y,e,i,bin,bint,ibn}') then
            v_part := lower(v_part);
        elsif v_word = any ('{ii,iii,iv,md,mba,dds,cpa,obe,mbe,cbe}') and i > 1 then
            v_part := upper(v_part);
        -- What a word begins with is asked first: a regular expression takes a place in their small cache.
        elsif starts_with(v_word, 'mc') and v_word ~ '^mc[[:alpha:]]{2}' then
            v_part := 'Mc' || initcap(substr(v_part, 3));
        elsif i > 1 and starts_with(v_word, 'mac')
              and v_word ~ ('^mac(alister|arthur|aulay|bride|callum|cormack?|donald|donnell|dougall?|duff|ewan|farlane|gill|gowan'
                                  '|gregor|innes|innis|intosh|intyre|iver|ivor|kay|kenna|kenzie|kinnon|kinlay|lachlan|laren|lean|leish'
                                  '|lennan|leod|mahon|millan|nab|namara|naughton|neill?|niven|phail|pherson|queen|quarrie|rae|taggart'
                                  '|tavish|vicar)') then
            v_part := 'Mac' || initcap(substr(v_part, 4));
        elsif v_word = 'phd' then
            v_part := 'PhD' || substr(v_part, 4);
        elsif starts_with(v_word, 'ij') and v_word ~ '^ij[[:alpha:]]' then
            v_part := 'IJ' || substr(v_part, 3);
        elsif v_word <> translate(v_word, '''’', '') and v_word ~ '^[[:alpha:]]{2,}[''’]'
              and v_word !~ '^([dn]ell|dall)[''’]' then                         -- Ma'ruf, but O'Neil, Dell'Acqua
            v_part := left(v_part, 1) || lower(substr(v_part, 2));
        end if;
        v_parts[i] := v_part;
    end loop;
    return array_to_string(v_parts, '');
end;
$$;

comment on function normalise.name_case(text) is
'A name that was SHOUTED or typed in lower case, in proper case: McDonald, O''Neil, Ludwig van Beethoven, de la Cruz, Smith-Jones,
III. A name that mixes cases already is returned as it is. Mac is split off only in well-known surnames, never in the first
word. Idempotent. Letters beyond ASCII follow the LC_CTYPE of the database (any UTF-8 locale serves; C leaves them as they
are). Only the first 400 characters are kept. Never raises.';

grant execute on function normalise.name_case(text) to public;

commit;
