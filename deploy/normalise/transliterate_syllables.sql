-- Deploy mds:normalise/transliterate_syllables to pg
-- requires: normalise/schema
begin;

create or replace function normalise.transliterate_syllables(p_raw text)
returns text
language plpgsql immutable strict parallel safe
as $$
declare
    v_text  text := p_raw;
    v_latin text;
    v_rule  text[];
begin
    if v_text !~ '[ก-๎ກ-ໟက-႟ក-៝]' then
        return v_text;
    end if;
    v_text := translate(v_text, '°<', '');      -- signs of this function's own

    -- Lao is written as Thai is, letter for letter and 128 places on; what it alone has comes first.
    if v_text ~ '[ກ-ໟ]' then
        v_text := replace(translate(replace(v_text, 'ໍາ', 'ຳ'), 'ຊົຼໜໝໍ', 'ซๅลนมๅ'), 'ຽ', 'ีา');
        v_text := (select string_agg(chr(case when ascii(l.letter) between 3713 and 3789 then ascii(l.letter) - 128 else ascii(l.letter) end), '' order by l.n)
                     from string_to_table(v_text, null) with ordinality as l (letter, n));
    end if;

    -- Thai: what is silent goes, a vowel goes behind its consonants, and vowels of several signs become the sounds they stand for.
    if v_text ~ '[ก-๎]' then
        foreach v_rule slice 1 in array array[
            ['[็-๋ๆฯ]', ''], ['(ทร|ตร|ดร|[ก-ฮ])[ิุ]?์', ''], ['ํา', 'ัม'], ['ํ', ''],
            ['([ไใ](?=[กขคตทปผพ][รลว])|[เแโ](?=[กขคตทปผพ][รลว][ะ-ู]))(..)|([เแโไใ])(ห[งญนมยรลว]|[ก-ฮ])', '\2\1\4\3'],
            ['ห(?=[งญนมยรลว][ะ-ูเ-ไ])', ''], ['รร(?=[ก-ฮ])', 'ั'], ['รร', 'ัน'],
            ['เีย', 'ีา'], ['เือ', 'ืา'], ['เา', 'าโ'], ['เอ|เิ', 'โเ'], ['ัว', 'ุา'], ['ือ', 'ื'], ['([ก-ฮ])อ(?![ะ-ูเ-ไ])', '\1ๅ']] loop
            v_text := regexp_replace(v_text, v_rule[1], v_rule[2], 'g');
        end loop;
    end if;

    -- Burmese: a vowel and the consonant that closes the syllable are one sound, as names are spelt.
    if v_text ~ '[က-႟]' then
        v_text := regexp_replace(translate(v_text, 'ါး', 'ာ'), '([က-အ])([ျ-ွ]*)ှ', 'h\1\2', 'g');
        foreach v_rule slice 1 in array array[
            ['ောင့?်', '<aung'], ['ိုင့?်', '<aing'], ['ိုက်', '<aik'], ['ောက်', '<auk'], ['ော့?်?', '<aw'], ['ွန့်', '<unt'], ['ွန်', '<un'],
            ['ွတ်', '<ut'], ['ိ[နမ]့?်', '<ein'], ['ိ[တပ]်', '<eik'], ['ု[နမ]့?်|ုံ', '<on'], ['ု[တပ]်', '<ok'], ['ို', '<o'], ['[ငဉ]့်', '<int'],
            ['[ငဉ]်', '<in'], ['[နမ]့်', '<ant'], ['[နမ]်|ံ', '<an'], ['ည့?်', '<i'], ['ယ့?်', '<e'], ['က်', '<et'], ['[တပ]်', '<at'], ['စ်', '<it'],
            ['ေ', '<ay'], ['ဲ', '<e'], ['[ိီ]', '<i'], ['[ုူ]', '<u'], ['ာ', '<a'], ['[့်]', '']] loop
            v_text := regexp_replace(v_text, v_rule[1], v_rule[2], 'g');
        end loop;
    end if;

    -- Khmer: a sign makes another consonant, another silences one.
    if v_text ~ '[ក-៝]' then
        v_text := regexp_replace(v_text, '(?<=ន្)ទ(?![ក-៝])', '', 'g');                           -- ចន្ទ chan
        v_text := regexp_replace(replace(v_text, 'ប៉', 'ព'), '[ក-អ]៍', '', 'g');
    end if;

    -- Letter by letter: ° is the vowel that a consonant carries unless something follows, < takes it away.
    select coalesce(string_agg(case
            when l.code between 3585 and 3662 then coalesce(('{k°,kh°,kh°,kh°,kh°,kh°,ng°,ch°,ch°,ch°,s°,ch°,y°,d°,t°,th°,th°,th°,n°,d°,t°,th°,th°,th°,
                n°,b°,p°,ph°,f°,ph°,f°,ph°,m°,y°,r°,rue,l°,lue,w°,s°,s°,s°,h°,l°,°,h°,"",<a,<a,<a,<am,<i,<i,<ue,<ue,<u,<u,<,"","","","","",
                <e,<ae,<o,<ai,<ai,<o}'::text[])[l.code - 3584], '')
            when l.code between 4096 and 4159 then coalesce(('{k°,kh°,g°,g°,ng°,s°,s°,z°,z°,ny°,ny°,t°,ht°,d°,d°,n°,t°,ht°,d°,d°,n°,p°,ph°,b°,b°,m°,
                y°,y°,l°,w°,th°,h°,l°,°,°,i,i,u,u,ay,ay,aw,aw,"","","","","","","","",<e,<o,"","","","",<,"",<y°,<y°,<w°,"",th°}'::text[])[l.code - 4095], '')
            when l.code between 6016 and 6109 then coalesce(('{k°,kh°,k°,kh°,ng°,ch°,chh°,ch°,chh°,nh°,d°,th°,d°,th°,n°,t°,th°,t°,th°,n°,b°,ph°,p°,ph°,
                m°,y°,r°,l°,v°,s°,s°,s°,h°,l°,°,a,a,e,ei,u,uk,u,ov,rue,rue,lue,lue,e,ai,o,o,au,"","",<a,<i,<i,<i,<eu,<o,<u,<uo,<oe,<oea,<ie,<e,<e,<ai,
                <o,<ov,m,h,<a,"","","","","","","",<a,"",<}'::text[])[l.code - 6015], '')
            else chr(l.code) end, '' order by l.n), '')
      into v_latin
      from (select ascii(x.letter) as code, x.n from string_to_table(v_text, null) with ordinality as x (letter, n)) l;
    v_latin := replace(replace(v_latin, '°<', ''), '<', '');
    if v_text !~ '[က-႟]' then
        v_latin := regexp_replace(v_latin, '°(?![[:alpha:]°])', '', 'g');                        -- the last consonant closes the word
    end if;
    if v_text ~ '[ก-๎]' then
        foreach v_rule slice 1 in array array[
            ['(k|kh|p|ph|t)°([rl])(?=[aeiou])', '\1\2'], ['([aeiou](?:[ckpt]h|ng|[bdfghjklmnprstwy]))°(?=(?:[ckpt]h|ng|[bdfghjklmnprstwy])[rlw]?[aeiou°])', '\1'],
            ['°([bcdfghjklmnprstwy]+)(°|(?![[:alpha:]°]))', 'o\1'],
            ['°', 'a'], ['([kp])h(?![[:alpha:]])', '\1'], ['(ch|th|s|d)(?![[:alpha:]])', 't'], ['b(?![[:alpha:]])', 'p'],
            ['[rl](?![[:alpha:]])', 'n'], ['(?<=[aeiou])y(?![aeiou])', 'i'], ['aii', 'ai'], ['(?<=[aeiou])w(?![aeiou])', 'o']] loop
            v_latin := regexp_replace(v_latin, v_rule[1], v_rule[2], 'g');
        end loop;
    end if;
    return replace(v_latin, '°', 'a');
end;
$$;

comment on function normalise.transliterate_syllables(text) is
$$A text in Thai, Lao, Burmese or Khmer letters in Latin ones; anything else in it stays. Close to how names are spelt in passports: Thai by the
Royal system without its finer points (สมชาย somchai), Burmese with the customary rhymes (အောင် aung, ကျော် kyaw), Khmer with the vowels that most
names have (ឈឹម chhim). The scripts leave vowels out and do not part words: a reading is near, not exact. Names whose spelling is
their own are in normalise.name_readings. Never raises.$$;

grant execute on function normalise.transliterate_syllables(text) to public;

commit;
