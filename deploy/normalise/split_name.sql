-- Deploy mds:normalise/split_name to pg
-- requires: normalise/latin
-- requires: normalise/name_key
-- requires: normalise/name_parts
-- requires: normalise/other_names
-- requires: normalise/without_other_names
-- requires: normalise/shouted_family_first
-- requires: normalise/noble_rank
-- requires: normalise/is_title
-- requires: normalise/generation
-- requires: normalise/is_postnominal
-- requires: normalise/given_behind_family
-- requires: normalise/given_length
-- requires: normalise/family_start
begin;

create or replace function normalise.split_name(p_name text)
returns normalise.name_parts
language plpgsql immutable strict parallel safe
as $$
declare
    v_name   text := btrim(left(p_name, 400));
    v_key    text;
    v_head   text;
    v_given  text[];       -- at first what stands behind the first comma
    v_words  text[];       -- at first all words in front of it, in the end the family name
    v_swap   text[];
    v_extra  text[];
    v_rank   text[];
    v_title  text;
    v_suffix text;
    v_generation text;
    v_count  integer;
    v_first  integer;
    v_parts  normalise.name_parts;
begin
    -- What stands in brackets or quotes is another name of the same person.
    if strpos(v_name, ' ''') > 0 or v_name <> translate(v_name, '()[]"“”„«»‘', '') then
        v_head := normalise.without_other_names(v_name);
        if v_head <> '' then
            v_extra := normalise.other_names(v_name);
            v_name := v_head;
        end if;
    end if;
    if v_name not in (initcap(v_name), upper(v_name), lower(v_name)) and strpos(v_name, ',') = 0 then
        v_name := normalise.shouted_family_first(v_name);
    end if;

    v_key := normalise.latin(v_name);
    if v_key is null then
        return null;
    end if;
    if strpos(v_key, '.') > 0 then
        v_key := replace(replace(replace(replace(replace(replace(v_key, 'ph.d', 'phd'), 'dr.ssa', 'dott'), 'm.d.', 'md '), 'dott.ssa', 'dott'),
                         'sig.ra', 'sig'), '.-', ' ');
    end if;
    v_key := replace(translate(v_key, '._;:/\|*+', '         '), ''' ', '''');

    -- A rank behind the name is no part of it; the places it is of are: 1st Baron Clifford of Chudleigh.
    if strpos(v_key, ',') > 0 or strpos(v_key, ' of ') > 0 or v_key <> translate(v_key, '0123456789', '') then
        v_rank := normalise.noble_rank(v_key);
        if v_rank is not null then
            v_extra := v_extra || array(select word from unnest(v_rank[3:]) as seat, string_to_table(normalise.name_key(seat), ' ') as word);
            v_key := v_rank[1];
            if v_key = '' and cardinality(v_rank) > 2 then                             -- 1st Baron Chudleigh
                v_title := v_rank[2];
                v_key := v_rank[3];
            elsif strpos(v_key, ' ') = 0 and cardinality(v_rank) > 2 then              -- Thomas, Earl of Arundel
                v_key := v_key || ' ' || btrim(v_rank[3], ',');
            end if;
        end if;
    end if;
    v_head := split_part(v_key, ',', 1);
    v_words := array_remove(string_to_array(v_head, ' '), '');
    v_given := array_remove(string_to_array(translate(substr(v_key, length(v_head) + 2), ',', ' '), ' '), '');

    -- Titles in front, generations and degrees behind; a comma in front of nothing but those turns nothing round.
    for v_side in 1 .. 2 loop
        v_count := cardinality(v_words);
        while normalise.is_title(v_words[1], v_count, v_title is not null) loop
            v_title := concat_ws(' ', v_title, v_words[1]);
            v_words := v_words[2:];
            v_count := v_count - 1;
        end loop;
        while v_count > 1 or v_count = 1 and v_side = 2 loop
            v_generation := normalise.generation(v_words[v_count]);
            if v_generation is not null and (v_generation <> 'v' or v_count > 2 or v_side = 2) then
                v_suffix := v_generation;
            elsif not normalise.is_postnominal(v_words[v_count], v_side = 2 and v_count > 1) then
                exit;
            end if;
            v_count := v_count - 1;
            v_words := v_words[:v_count];
        end loop;
        v_swap := v_words;                   -- the second turn is for what follows the comma
        v_words := v_given;
        v_given := v_swap;
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
       and coalesce(v_given[cardinality(v_given)], v_words[v_count]) = any ('{inc,llc,llp,ltd,limited,gmbh,corp,corporation,company,plc,sarl,srl,
            kg,ohg,ug,pty,bv,nv,oy,aps,foundation,university,hospital,holding,holdings,group}') then
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
    elsif v_count = 2 and right(v_words[2], 4) in ('ovna', 'evna') then
        v_given := v_words;                  -- Anna Petrovna: given name and patronymic
        v_words := null;
    else
        v_given := normalise.given_behind_family(v_words);
        if v_given is not null then
            v_words := v_words[:1];
        else
            v_first := normalise.family_start(v_words);
            v_given := v_words[:v_first - 1];
            v_words := v_words[v_first:];
        end if;
    end if;

    v_first := normalise.given_length(v_given);
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
and maiden names that stood in brackets, quotes or after née, and the places behind a rank or of (4th Duke of Devonshire); the other
fields are null. Understood are: Given Middle Family, Family, Given; a SHOUTED family name; particles in front of the family name and
behind the given name (Beethoven, Ludwig van); two Spanish or Portuguese surnames, when the first is a common one; Chinese, Korean,
Japanese and Vietnamese order where the words show it; the Russian order, with a patronymic last; a family name in front of initials
(Narayan R K); ranks behind the name (Sir John Smith, 9th Baronet; Thomas, Earl of Arundel; not Earl Jones); what people are of
(Thomas of Chudleigh); compound given names (Maria de los Angeles, Abdul Rahman). One word is a given name, with a title a family name, with a comma behind it a family
name; a given name and a patronymic alone have no family name. A company has neither: all its words are tokens. Other scripts
are expected as normalise.read_name returns them. Only the first 400 characters count. Never raises.';

grant execute on function normalise.split_name(text) to public;

commit;
